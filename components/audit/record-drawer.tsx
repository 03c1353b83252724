"use client";
import { Code, Drawer, Stack } from "@mantine/core";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import type { AuditRecordView } from "@/lib/audit/contract";

/** One record with all that it says. */
export function RecordDrawer({ record, onClose }: { record: AuditRecordView | null; onClose: () => void }) {
  return (
    <Drawer
      opened={record !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={`Record ${record?.sequence ?? ""}`}
    >
      {record !== null && (
        <Stack gap="md">
          <FactList
            isWide
            facts={[
              ["Time", <Moment key="at" at={record.at} precision="second" />],
              ["Who", `${record.actor.name} (${record.actor.type.replaceAll("_", " ")})`],
              ["Action", record.action],
              ["Access", record.access],
              ["About", <Pseudonym key="subject" value={`${record.subject.type} ${record.subject.id}`} />],
              ["Request", <Pseudonym key="request" value={record.requestId} />],
              ["Hash (SHA-256)", <Pseudonym key="hash" value={record.hash} />],
            ]}
          />
          <Code block>{JSON.stringify(record.detail, null, 2)}</Code>
        </Stack>
      )}
    </Drawer>
  );
}
