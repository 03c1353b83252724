import { type DomainError, preconditionFailed } from "@/lib/kernel";

/** The error of reading what a contract keeps from people's eyes. */
export const notForEyes = (accountId: string): DomainError =>
  preconditionFailed(`Account ${accountId} has a contract under which no person reads its content.`);
