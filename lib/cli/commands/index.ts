import type { Command } from "../command";
import { auditVerify } from "./audit-verify";
import { decide } from "./decide";
import { importFiles } from "./import";
import { simulate } from "./simulate";
import { userAdd } from "./user-add";

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [importFiles, decide, simulate, auditVerify, userAdd];
