"use client";
import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { Stat } from "@/components/data/stat";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import { saveFile } from "@/components/sharing/save-file";
import { keys } from "@/lib/queries/keys";
import { exportStatementsMutation, transparencySettingsQuery } from "@/lib/queries/transparency";
import type { TransparencySettingsView } from "@/lib/transparency/contract";
import { PublicationDialog } from "./publication-dialog";

/** What is public and what may leave: for all to see, for the legal role to change. */
export function PublicationSection() {
  const { data, error, refetch } = useQuery(transparencySettingsQuery());
  const mayChange = usePermission("transparency.export");
  const [isChanging, changing] = useDisclosure(false);
  const [isExporting, exporting] = useDisclosure(false);
  return (
    <Section
      title="Publication"
      about="Off until the legal role turns it on"
      actions={
        mayChange &&
        data !== undefined && (
          <Group gap="xs">
            <Button
              variant="default"
              onClick={exporting.open}
              disabled={!data.settings.statements || data.statementsWaiting === 0}
            >
              Export statements …
            </Button>
            <Button onClick={changing.open}>Change …</Button>
          </Group>
        )
      }
    >
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows rows={2} />}
      {data !== undefined && (
        <>
          <Publication view={data} />
          <PublicationDialog key={data.version} present={data} opened={isChanging} onClose={changing.close} />
          <ExportDialog waiting={data.statementsWaiting} opened={isExporting} onClose={exporting.close} />
        </>
      )}
    </Section>
  );
}

function Publication({ view: { settings, ...view } }: { view: TransparencySettingsView }) {
  return (
    <Stack gap="sm">
      <Group gap="xl" align="flex-start">
        <Stat
          label="Report for everybody"
          value={settings.publicReport ? "Public" : "Not public"}
          of={
            settings.publicReport ? (
              <Anchor href="/transparency-report" size="xs" target="_blank">
                open it
              </Anchor>
            ) : (
              "quarters, without cells below ten"
            )
          }
        />
        <Stat
          label="Statements of reasons"
          value={settings.statements ? "May leave" : "Do not leave"}
          of="for the DSA Transparency Database"
        />
        <Stat
          label="Waiting to leave"
          value={formatCount(view.statementsWaiting)}
          unit="statements"
          of={`${formatCount(view.statementsExported)} have left, each once`}
        />
      </Group>
      {view.changedAt !== null && (
        <Text size="xs" c="dimmed">
          Version {view.version} by {view.changedBy}, <Moment at={view.changedAt} precision="minute" />: {view.reason}
        </Text>
      )}
    </Stack>
  );
}

function ExportDialog({ waiting, opened, onClose }: { waiting: number; opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const exported = useMutation(exportStatementsMutation());
  const onConfirm = async () => {
    saveFile("statements-of-reasons.ndjson", await exported.mutateAsync());
    await client.invalidateQueries({ queryKey: keys.transparency });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Export statements of reasons"
      confirmLabel="Export"
      consequences={[
        `${formatCount(Math.min(waiting, 10_000))} of ${formatCount(waiting)} statements leave as a file, a submission of at most 100 a line.`,
        "Each was checked against the rules of the database, and names no account, no signal and no campaign.",
        "A statement leaves once: send the file, or keep it.",
      ]}
      canConfirm
      onConfirm={onConfirm}
    />
  );
}
