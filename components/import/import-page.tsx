"use client";
import { Stack } from "@mantine/core";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { BatchesTable } from "@/components/ingest/batches-table";
import { UploadsLink } from "@/components/ingest/uploads-link";
import { usePermission } from "@/components/session/session";
import { FilesSection } from "./files-section";
import { MappingSection } from "./mapping-section";
import { PreviewSection } from "./preview-section";
import { RunSection } from "./run-section";
import { useImport } from "./use-import";

/** Files on their way in: what they are, where their fields are, what would come of them, and what came. */
export function ImportPage() {
  const maySend = usePermission("ingest.write");
  return (
    <>
      <PageHeader
        title="Import files"
        about="Logs, exports and tables, read by a profile or by your own mapping. Nothing is stored before you start."
        actions={<UploadsLink />}
      />
      {maySend ? (
        <Desk />
      ) : (
        <EmptyState title="You may not import files">Whoever may send data to Stillwatch can; an admin can.</EmptyState>
      )}
    </>
  );
}

function Desk() {
  const chosen = useImport();
  const hasFiles = chosen.files.length > 0;
  return (
    <Stack gap="md">
      <FilesSection chosen={chosen} />
      {hasFiles && <PreviewSection chosen={chosen} />}
      {hasFiles && chosen.mapping !== undefined && <MappingSection chosen={chosen} mapping={chosen.mapping} />}
      {hasFiles && <RunSection files={chosen.files} choice={chosen.choice} />}
      <Section title="Earlier uploads" about="newest first; open one for its rejected lines">
        <BatchesTable />
      </Section>
    </Stack>
  );
}
