package org.redub.engine.actor.project;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * An actor's file as JSON. Immutable by contract.
 *
 * @param sha256 of the file's bytes, these digits taken as zeros; first, so that it is found
 *     without reading the rest
 * @param format {@value #FORMAT}
 * @param version {@value #VERSION}
 * @param name the actor's name
 * @param mouthNetworkSha256 of the mouth-shape network that the style was learned with
 */
@JsonPropertyOrder({
  "sha256",
  "format",
  "version",
  "name",
  "mouth_network_sha256",
  "takes",
  "evidence"
})
record ActorDocument(
    String sha256,
    String format,
    int version,
    String name,
    String mouthNetworkSha256,
    List<TakeNote> takes,
    EvidenceDocument evidence) {
  static final String FORMAT = "redub-actor";
  static final int VERSION = 1;

  ActorDocument {
    Checks.require(!name.isBlank(), "name is blank");
    takes = TakeNote.distinct(Checks.noNulls("takes", takes));
  }

  static ActorDocument of(String name, String mouthNetworkSha256, LearnedActor actor) {
    return new ActorDocument(
        Seal.UNSEALED,
        FORMAT,
        VERSION,
        name,
        mouthNetworkSha256,
        actor.takes(),
        EvidenceDocument.of(actor.evidence()));
  }

  LearnedActor actor() {
    return new LearnedActor(takes, evidence.evidence());
  }
}
