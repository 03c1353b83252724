import type { Permission, Role } from "./contract";

const seeing: Permission[] = [
  "campaign.read",
  "account.read",
  "traffic.read",
  "ingest.read",
  "job.read",
  "settings.own",
];
const deciding: Permission[] = [
  "review.work",
  "campaign.decide",
  "member.decide",
  "account.restrict",
  "account.ban",
  "key.revoke",
  "decision.reverse",
  "operator.manage",
  "attribution.read",
  "attribution.propose",
];

/** Which role may do what. Prompts are nobody's by default but those who judge them: not the viewer's, not the admin's. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  viewer: seeing,
  analyst: [
    ...seeing,
    ...deciding,
    "content.read",
    "value.reveal",
    "partner.read",
    "detection.run",
    "detector.propose",
    "account.label",
    "job.stop",
  ],
  lead: [
    ...seeing,
    ...deciding,
    "review.assign",
    "measure.approve",
    "measure.break_glass",
    "content.read",
    "value.reveal",
    "partner.read",
    "bundle.export",
    "audit.read",
    "detection.run",
    "detector.propose",
    "detector.activate",
    "account.label",
    "job.stop",
  ],
  appeals_reviewer: [...seeing, "content.read", "value.reveal"],
  sharing_officer: [...seeing, "bundle.export", "partner.read", "partner.manage"],
  legal: [
    ...seeing,
    "content.read",
    "audit.read",
    "partner.read",
    "retention.read",
    "retention.manage",
    "hold.manage",
    "attribution.read",
    "attribution.approve",
    "covert.approve",
  ],
  support: ["account.status", "settings.own"],
  auditor: [...seeing, "audit.read", "partner.read", "retention.read", "attribution.read"],
  admin: [
    "decision_settings.manage",
    "ingest.read",
    "ingest.write",
    "job.read",
    "job.stop",
    "detection.run",
    "audit.read",
    "retention.read",
    "retention.manage",
    "user.manage",
    "settings.own",
    "partner.read",
    "partner.manage",
  ],
};

export const permissionsOfRoles = (roles: readonly Role[]): ReadonlySet<Permission> =>
  new Set(roles.flatMap((role) => permissionsOf[role]));
