@NullMarked
package org.redub.models.converter;

import org.jspecify.annotations.NullMarked;
