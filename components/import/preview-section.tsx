"use client";
import { Badge, Group, Loader, Stack, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { DataTable } from "@/components/table/data-table";
import { byOwnMapping, type FilePreview } from "@/lib/ingest/contract";
import { previewColumns } from "./preview-columns";
import type { Import } from "./use-import";

/** What the first records would become, which of them would be rejected, and why. */
export function PreviewSection({ chosen }: { chosen: Import }) {
  const { data, error, isFetching, refetch } = chosen.preview;
  return (
    <Section
      title="Preview"
      about={chosen.files[0] === undefined ? undefined : `first records of ${chosen.files[0].name}`}
      actions={isFetching ? <Loader size="xs" aria-label="The preview is being made" /> : undefined}
    >
      <Stack gap="sm">
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data !== undefined && <Shown preview={data} isEdited={chosen.edited !== undefined} />}
        {data === undefined && error === null && <LoadingRows rows={6} />}
      </Stack>
    </Section>
  );
}

const formats = { ndjson: "NDJSON", json: "a JSON list", csv: "CSV", parquet: "Parquet" } as const;

function Shown({ preview, isEdited }: { preview: FilePreview; isEdited: boolean }) {
  const bad = preview.rows.filter(({ reason }) => reason !== "").length;
  return (
    <>
      <Group gap="xs" role="status">
        <Badge color="gray">{formats[preview.format]}</Badge>
        <Badge color={bad === 0 ? "teal" : "red"}>
          {formatCount(preview.rows.length - bad)} of {formatCount(preview.rows.length)} would be taken
        </Badge>
        <Text size="sm">{isEdited ? byOwnMapping : preview.reason}</Text>
      </Group>
      <DataTable
        label="First records"
        columns={previewColumns(preview)}
        rows={preview.rows}
        rowId={({ line }) => String(line)}
        maxHeight="340px"
        empty={<EmptyState title="No records">The file is empty, or has no whole record at its beginning.</EmptyState>}
      />
    </>
  );
}
