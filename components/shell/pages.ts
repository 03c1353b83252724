import {
  type Icon,
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

/** The console's pages in the order of the navigation, by what one does there; `key` follows `g` on the keyboard. */
const groups = [
  {
    label: "Work",
    pages: [
      { href: "/", label: "Overview", icon: IconLayoutDashboard, key: "o", needs: ["campaign.read"] },
      { href: "/queue", label: "Queue", icon: IconInbox, key: "q", needs: ["review.work"] },
      { href: "/campaigns", label: "Campaigns", icon: IconAffiliate, key: "c", needs: ["campaign.read"] },
    ],
  },
  {
    label: "Investigate",
    pages: [
      { href: "/accounts", label: "Accounts", icon: IconUsers, key: "a", needs: ["account.read"] },
      { href: "/traffic", label: "Traffic", icon: IconChartAreaLine, key: "f", needs: ["traffic.read"] },
      { href: "/threads", label: "Threads", icon: IconNeedleThread, key: "h", needs: ["campaign.read"] },
      { href: "/sets", label: "Sets", icon: IconStack2, key: "e", needs: ["campaign.read"] },
    ],
  },
  {
    label: "Decide",
    pages: [
      { href: "/approvals", label: "Approvals", icon: IconUsersGroup, key: "v", needs: ["campaign.read"] },
      { href: "/batches", label: "Batches", icon: IconPlayerTrackNext, key: "b", needs: ["campaign.read"] },
      { href: "/standing-orders", label: "Standing orders", icon: IconRobot, key: "r", needs: ["campaign.read"] },
      { href: "/enforcement", label: "Enforcement", icon: IconShieldCheck, key: "n", needs: ["enforcement.read"] },
      { href: "/appeals", label: "Appeals", icon: IconGavel, key: "l", needs: ["appeal.read"] },
    ],
  },
  {
    label: "Share",
    pages: [
      { href: "/sharing", label: "Sharing", icon: IconFileExport, key: "x", needs: ["campaign.read"] },
      { href: "/partners", label: "Partners", icon: IconShare3, key: "p", needs: ["partner.read"] },
      { href: "/inbound", label: "Inbound", icon: IconMailDown, key: "w", needs: ["inbound.read"] },
      {
        href: "/transparency",
        label: "Transparency",
        icon: IconReportAnalytics,
        key: "y",
        needs: ["transparency.read"],
      },
    ],
  },
  {
    label: "Watch",
    pages: [
      { href: "/detectors", label: "Detectors", icon: IconAdjustments, key: "d", needs: ["campaign.read"] },
      { href: "/audit", label: "Audit", icon: IconChecklist, key: "t", needs: ["audit.read"] },
    ],
  },
  {
    label: "System",
    pages: [
      {
        href: "/ingest",
        label: "Uploads & jobs",
        icon: IconDatabaseImport,
        key: "u",
        needs: ["ingest.read", "job.read"],
      },
      { href: "/settings", label: "Settings", icon: IconSettings, key: "s", needs: [] },
    ],
  },
] as const satisfies readonly { label: string; pages: readonly Page[] }[];

interface Page {
  href: string;
  label: string;
  icon: Icon;
  key: string;
  /** One of these permissions is enough to see something there; none are asked where nothing is named. */
  needs: readonly Permission[];
}

export type ConsolePage = (typeof groups)[number]["pages"][number];

const isFor = ({ needs }: Page, permissions: readonly Permission[]): boolean =>
  needs.length === 0 || needs.some((permission) => permissions.includes(permission));

/** Pages that show something to somebody with these permissions, by group; groups without one are left out. */
export const groupsFor = (permissions: readonly Permission[]): { label: string; pages: ConsolePage[] }[] =>
  groups
    .map(({ label, pages }) => ({
      label,
      pages: (pages as readonly ConsolePage[]).filter((page) => isFor(page, permissions)),
    }))
    .filter(({ pages }) => pages.length > 0);

/** The same without the groups. */
export const pagesFor = (permissions: readonly Permission[]): ConsolePage[] =>
  groupsFor(permissions).flatMap(({ pages }) => pages);
