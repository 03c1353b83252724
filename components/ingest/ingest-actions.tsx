"use client";
import { Button } from "@mantine/core";
import { IconCalendarOff, IconGauge, IconPlugConnected, IconUpload, type TablerIcon } from "@tabler/icons-react";
import Link from "next/link";
import { DetectionControl } from "@/components/detection/detection-control";
import { usePermission } from "@/components/session/session";

function LinkButton({ href, icon: Icon, children }: { href: string; icon: TablerIcon; children: string }) {
  return (
    <Button component={Link} href={href} variant="default" leftSection={<Icon size={14} aria-hidden />}>
      {children}
    </Button>
  );
}

/** Where data comes from, how good it is, and what can be done with it, each for those who may. */
export function IngestActions() {
  const maySeeUploads = usePermission("ingest.read");
  const maySend = usePermission("ingest.write");
  const maySeeRetention = usePermission("retention.read");
  const maySeeTraffic = usePermission("traffic.read");
  return (
    <>
      {maySeeTraffic && (
        <LinkButton href="/ingest/quality" icon={IconGauge}>
          Data quality
        </LinkButton>
      )}
      {maySeeUploads && (
        <LinkButton href="/ingest/connectors" icon={IconPlugConnected}>
          Connectors
        </LinkButton>
      )}
      {maySeeRetention && (
        <LinkButton href="/ingest/retention" icon={IconCalendarOff}>
          Retention
        </LinkButton>
      )}
      {maySend && (
        <LinkButton href="/ingest/import" icon={IconUpload}>
          Import files
        </LinkButton>
      )}
      <DetectionControl />
    </>
  );
}
