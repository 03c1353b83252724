import type { Permission } from "@/lib/auth/contract";
import { pagesFor } from "../pages";

export interface Place {
  href: string;
  label: string;
  keywords: readonly string[];
}

interface Below extends Place {
  needs?: Permission;
}

/** Pages that the navigation does not name: each stands below one of its own. */
const below: readonly Below[] = [
  { href: "/ingest/import", label: "Import files", needs: "ingest.write", keywords: ["upload", "csv", "load data"] },
  { href: "/ingest/connectors", label: "Connectors", needs: "ingest.read", keywords: ["bucket", "s3", "directory"] },
  {
    href: "/enforcement/connectors",
    label: "Gateway connectors",
    needs: "enforcement.read",
    keywords: ["webhook", "litellm", "policy", "dead letters"],
  },
  { href: "/ingest/quality", label: "Data quality", needs: "traffic.read", keywords: ["coverage", "rejects", "delay"] },
  { href: "/ingest/retention", label: "Retention", needs: "retention.read", keywords: ["erasure", "legal hold"] },
  {
    href: "/detectors?tab=numbers",
    label: "Live numbers of detection",
    needs: "campaign.read",
    keywords: ["threshold"],
  },
  {
    href: "/detectors?tab=quality",
    label: "Estimates",
    needs: "campaign.read",
    keywords: ["calibration", "precision"],
  },
  { href: "/detectors?tab=audit", label: "Audit sample", needs: "campaign.read", keywords: ["label", "blind"] },
  { href: "/detectors?tab=learning", label: "Learning", needs: "campaign.read", keywords: ["feedback"] },
];

/** Every page that shows something to somebody with these permissions. */
export const placesFor = (permissions: readonly Permission[]): Place[] => [
  ...pagesFor(permissions).map(({ href, label, key }) => ({ href, label, keywords: [`g ${key}`] })),
  ...below.filter(({ needs }) => needs === undefined || permissions.includes(needs)),
];
