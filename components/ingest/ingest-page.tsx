"use client";
import { Button, Stack } from "@mantine/core";
import { IconGauge, IconPlugConnected, IconUpload } from "@tabler/icons-react";
import Link from "next/link";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { DetectionControl } from "@/components/detection/detection-control";
import { JobsTable } from "@/components/jobs/jobs-table";
import { usePermission } from "@/components/session/session";
import { BatchesTable } from "./batches-table";

/** What came in, what of it was not taken, and what runs in the background. */
export function IngestPage() {
  const maySeeUploads = usePermission("ingest.read");
  const maySend = usePermission("ingest.write");
  const maySeeTraffic = usePermission("traffic.read");
  const maySeeJobs = usePermission("job.read");
  return (
    <>
      <PageHeader
        title="Uploads & jobs"
        about="Good lines are taken, the others are kept with their line number and reason."
        actions={
          <>
            {maySeeTraffic && (
              <Button
                component={Link}
                href="/ingest/quality"
                variant="default"
                leftSection={<IconGauge size={14} aria-hidden />}
              >
                Data quality
              </Button>
            )}
            {maySeeUploads && (
              <Button
                component={Link}
                href="/ingest/connectors"
                variant="default"
                leftSection={<IconPlugConnected size={14} aria-hidden />}
              >
                Connectors
              </Button>
            )}
            {maySend && (
              <Button
                component={Link}
                href="/ingest/import"
                variant="default"
                leftSection={<IconUpload size={14} aria-hidden />}
              >
                Import files
              </Button>
            )}
            <DetectionControl />
          </>
        }
      />
      <Stack gap="md">
        {maySeeUploads && (
          <Section title="Uploads" about="newest first">
            <BatchesTable />
          </Section>
        )}
        {maySeeJobs && (
          <Section title="Jobs" about="newest first">
            <JobsTable />
          </Section>
        )}
      </Stack>
    </>
  );
}
