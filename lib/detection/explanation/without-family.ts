import type { Configuration } from "../configuration";
import type { Family, MemberExplanation } from "../contract";
import type { MemberEvidence } from "../model";
import { evidenceWithout, rounded, speakingFamilies } from "./parts";

/** For each family that speaks for the group: core accounts that would still be core without it. */
export function withoutFamily(
  core: readonly MemberEvidence[],
  threshold: number,
  config: Configuration,
): { family: Family; core: number }[] {
  return speakingFamilies(core).map((family) => ({
    family,
    core: core.filter((evidence) => stays(evidenceWithout(evidence, family, config), threshold)).length,
  }));
}

/** For each family that speaks for one account: what is left without it, and whether the account would stay what it is. */
export const memberWithoutFamily = (
  evidence: MemberEvidence,
  asked: number,
  config: Configuration,
): MemberExplanation["withoutFamily"] =>
  speakingFamilies([evidence]).map((family) => {
    const left = evidenceWithout(evidence, family, config);
    return { family, nats: rounded(left.nats), stays: stays(left, asked) };
  });

const stays = (left: ReturnType<typeof evidenceWithout>, asked: number): boolean =>
  left.isCorroborated && left.nats >= asked;
