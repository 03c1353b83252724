import type { AgainstTest, FindingState } from "@/lib/detection/contract";

export interface TestGroup {
  state: FindingState;
  tests: AgainstTest[];
}

const states: readonly FindingState[] = ["found", "absent", "not_available"];

/** The three states in the order they are read; of what was found the heaviest first, else the order of the tests. */
export const groupTests = (tests: readonly AgainstTest[]): TestGroup[] =>
  states.map((state) => ({
    state,
    tests: tests.filter((test) => test.state === state).sort((a, b) => (a.nats ?? 0) - (b.nats ?? 0)),
  }));
