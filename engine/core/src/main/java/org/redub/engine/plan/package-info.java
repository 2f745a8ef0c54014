/**
 * From speech and actor to a plan: what the mouth does in every output frame, and whose pixels it
 * gets.
 */
@NullMarked
package org.redub.engine.plan;

import org.jspecify.annotations.NullMarked;
