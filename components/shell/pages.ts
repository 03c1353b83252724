import {
  IconAdjustments,
  IconAffiliate,
  IconChartAreaLine,
  IconChecklist,
  IconDatabaseImport,
  IconFileExport,
  IconGavel,
  IconInbox,
  IconLayoutDashboard,
  IconMailDown,
  IconNeedleThread,
  IconPlayerTrackNext,
  IconReportAnalytics,
  IconRobot,
  IconSettings,
  IconShare3,
  IconShieldCheck,
  IconStack2,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import type { Permission } from "@/lib/auth/contract";

/** The console's pages in the order of the navigation; `key` follows `g` on the keyboard. */
export const pages = [
  { href: "/", label: "Overview", icon: IconLayoutDashboard, key: "o", needs: ["campaign.read"] },
  { href: "/queue", label: "Queue", icon: IconInbox, key: "q", needs: ["review.work"] },
  { href: "/approvals", label: "Approvals", icon: IconUsersGroup, key: "v", needs: ["campaign.read"] },
  { href: "/batches", label: "Batches", icon: IconPlayerTrackNext, key: "b", needs: ["campaign.read"] },
  { href: "/standing-orders", label: "Standing orders", icon: IconRobot, key: "r", needs: ["campaign.read"] },
  { href: "/appeals", label: "Appeals", icon: IconGavel, key: "l", needs: ["appeal.read"] },
  { href: "/campaigns", label: "Campaigns", icon: IconAffiliate, key: "c", needs: ["campaign.read"] },
  { href: "/enforcement", label: "Enforcement", icon: IconShieldCheck, key: "n", needs: ["enforcement.read"] },
  { href: "/accounts", label: "Accounts", icon: IconUsers, key: "a", needs: ["account.read"] },
  { href: "/sets", label: "Sets", icon: IconStack2, key: "e", needs: ["campaign.read"] },
  { href: "/threads", label: "Threads", icon: IconNeedleThread, key: "h", needs: ["campaign.read"] },
  { href: "/traffic", label: "Traffic", icon: IconChartAreaLine, key: "f", needs: ["traffic.read"] },
  { href: "/detectors", label: "Detectors", icon: IconAdjustments, key: "d", needs: ["campaign.read"] },
  { href: "/ingest", label: "Uploads & jobs", icon: IconDatabaseImport, key: "u", needs: ["ingest.read", "job.read"] },
  { href: "/sharing", label: "Sharing", icon: IconFileExport, key: "x", needs: ["campaign.read"] },
  { href: "/partners", label: "Partners", icon: IconShare3, key: "p", needs: ["partner.read"] },
  { href: "/inbound", label: "Inbound", icon: IconMailDown, key: "w", needs: ["inbound.read"] },
  { href: "/transparency", label: "Transparency", icon: IconReportAnalytics, key: "y", needs: ["transparency.read"] },
  { href: "/audit", label: "Audit", icon: IconChecklist, key: "t", needs: ["audit.read"] },
  { href: "/settings", label: "Settings", icon: IconSettings, key: "s", needs: [] },
] as const satisfies readonly { needs: readonly Permission[]; [key: string]: unknown }[];

export type ConsolePage = (typeof pages)[number];

/** Pages that show something to somebody with these permissions. */
export const pagesFor = (permissions: readonly Permission[]): ConsolePage[] =>
  pages.filter(({ needs }) => needs.length === 0 || needs.some((permission) => permissions.includes(permission)));
