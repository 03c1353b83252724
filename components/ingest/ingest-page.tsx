"use client";
import { Stack } from "@mantine/core";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { JobsTable } from "@/components/jobs/jobs-table";
import { usePermission } from "@/components/session/session";
import { BatchesTable } from "./batches-table";
import { IngestActions } from "./ingest-actions";

/** What came in, what of it was not taken, and what runs in the background. */
export function IngestPage() {
  const maySeeUploads = usePermission("ingest.read");
  const maySeeJobs = usePermission("job.read");
  return (
    <>
      <PageHeader
        title="Uploads & jobs"
        about="Good lines are taken, the others are kept with their line number and reason."
        actions={<IngestActions />}
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
