import type { Command } from "../command";
import { askOverlap } from "./ask-overlap";
import { auditVerify } from "./audit-verify";
import { decide } from "./decide";
import { detect } from "./detect";
import { exportBundle } from "./export-bundle";
import { exportCampaigns } from "./export-campaigns";
import { exportEndUsers } from "./export-end-users";
import { exportReport } from "./export-report";
import { exportVerdicts } from "./export-verdicts";
import { importFiles } from "./import";
import { importIndicators } from "./import-indicators";
import { partnerAdd } from "./partner-add";
import { pull } from "./pull";
import { retention } from "./retention";
import { simulate } from "./simulate";
import { userAdd } from "./user-add";
import { verifyBundle } from "./verify-bundle";

/** All commands, in the order of the help; of two that begin alike the longer one stands first. */
export const commands: readonly Command[] = [
  importIndicators,
  importFiles,
  pull,
  detect,
  exportVerdicts,
  exportCampaigns,
  exportEndUsers,
  exportBundle,
  askOverlap,
  exportReport,
  verifyBundle,
  userAdd,
  partnerAdd,
  decide,
  retention,
  simulate,
  auditVerify,
];
