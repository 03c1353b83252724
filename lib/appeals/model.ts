import { forbiddenTransition, hour } from "@/lib/kernel";
import type { AppealOutcome, AppealStatus } from "./contract";

/** How long a reviewer has, and how long an appellant has to answer, in hours. */
export const reviewHours = 7 * 24;
export const answerHours = 14 * 24;

/** Where an appeal is: the projection of its events. */
export interface AppealState {
  status: AppealStatus;
  outcome: AppealOutcome | null;
  reviewerId: string | null;
  /** When it is to be decided. */
  dueAt: Date;
  /** When the reviewer asked; null while nothing is asked. */
  askedAt: Date | null;
  answerDueAt: Date | null;
  escalatedAt: Date | null;
}

export type AppealEvent =
  | { kind: "assigned"; reviewerId: string }
  | { kind: "released" }
  | { kind: "asked" }
  /** The appellant answered a question, or added something unasked. */
  | { kind: "answered" }
  | { kind: "escalated" }
  | { kind: "decided"; outcome: AppealOutcome }
  | { kind: "withdrawn" }
  | { kind: "expired" };

export const hoursLater = (at: Date, hours: number): Date => new Date(at.getTime() + hours * hour);

export const submitted = (at: Date): AppealState => ({
  ...{ status: "submitted", outcome: null, reviewerId: null, dueAt: hoursLater(at, reviewHours) },
  ...{ askedAt: null, answerDueAt: null, escalatedAt: null },
});

const allowed: Record<AppealEvent["kind"], readonly AppealStatus[]> = {
  assigned: ["submitted"],
  released: ["assigned", "awaiting_appellant"],
  asked: ["assigned"],
  answered: ["submitted", "assigned", "awaiting_appellant"],
  escalated: ["submitted", "assigned"],
  decided: ["assigned", "awaiting_appellant"],
  withdrawn: ["submitted", "assigned", "awaiting_appellant"],
  expired: ["awaiting_appellant"],
};

export const isOpen = (status: AppealStatus): boolean => allowed.withdrawn.includes(status);

const remedies: Partial<Record<AppealStatus, string>> = {
  submitted: "take it first",
  assigned: "its reviewer has it",
  awaiting_appellant: "its appellant was asked something",
};

/**
 * The whole life of an appeal: submitted → assigned ⇄ awaiting the appellant → decided, or withdrawn, or expired unanswered. The
 * reviewer's clock stands still while the appellant is asked.
 * @throws `forbidden_transition` that says why
 */
export function transition(state: AppealState, event: AppealEvent, at: Date): AppealState {
  if (!allowed[event.kind].includes(state.status)) {
    const why = remedies[state.status] ?? "nothing follows on that";
    throw forbiddenTransition(`The appeal is ${state.status.replace("_", " ")} and cannot be ${event.kind}: ${why}.`);
  }
  switch (event.kind) {
    case "assigned":
      return { ...state, status: "assigned", reviewerId: event.reviewerId };
    case "released":
      return { ...resumed(state, at), status: "submitted", reviewerId: null };
    case "asked":
      return { ...state, status: "awaiting_appellant", askedAt: at, answerDueAt: hoursLater(at, answerHours) };
    case "answered":
      return resumed(state, at);
    case "escalated":
      return { ...state, escalatedAt: state.escalatedAt ?? at };
    case "decided":
      return { ...resumed(state, at), status: "decided", outcome: event.outcome };
    default:
      return { ...resumed(state, at), status: event.kind };
  }
}

/** The clock runs on by what was left of it when the question was asked. */
function resumed(state: AppealState, at: Date): AppealState {
  if (state.askedAt === null) return state;
  const waited = at.getTime() - state.askedAt.getTime();
  return {
    ...state,
    status: "assigned",
    dueAt: new Date(state.dueAt.getTime() + waited),
    askedAt: null,
    answerDueAt: null,
  };
}
