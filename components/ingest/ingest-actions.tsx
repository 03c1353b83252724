"use client";
import { IconCalendarOff, IconGauge, IconPlugConnected, IconUpload } from "@tabler/icons-react";
import { LinkButton } from "@/components/data/link-button";
import { DetectionControl } from "@/components/detection/detection-control";
import { usePermission } from "@/components/session/session";

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
