"use client";
import { ActionIcon, Group, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Section } from "@/components/data/section";
import { formatBytes } from "@/components/ingest/bytes";
import { IngestKind } from "@/lib/ingest/contract";
import { fileKey, profilesQuery } from "@/lib/queries/imports";
import { DropArea } from "./drop-area";
import classes from "./import.module.css";
import { RemoveMapping } from "./remove-mapping";
import { type Import, told } from "./use-import";

/** Which files, what their records are, and by which profile they are read. */
export function FilesSection({ chosen }: { chosen: Import }) {
  return (
    <Section title="Files" about="NDJSON, JSON lists, CSV and Parquet, plain or gzip">
      <Stack gap="sm">
        <DropArea onFiles={chosen.addFiles} isSmall={chosen.files.length > 0} />
        {chosen.files.length > 0 && (
          <>
            <FileList files={chosen.files} onRemove={chosen.removeFile} />
            <Choices chosen={chosen} />
          </>
        )}
      </Stack>
    </Section>
  );
}

function FileList({ files, onRemove }: { files: File[]; onRemove: (file: File) => void }) {
  return (
    <ul className={classes.files} aria-label="Chosen files">
      {files.map((file) => (
        <li key={fileKey(file)} className={classes.file}>
          <Text size="sm" truncate>
            {file.name}
          </Text>
          <Text size="sm" c="dimmed">
            {formatBytes(file.size)}
          </Text>
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${file.name}`} onClick={() => onRemove(file)}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

const kinds = IngestKind.options.map((kind) => ({ value: kind, label: kind.replace(/^./, (c) => c.toUpperCase()) }));

function Choices({ chosen }: { chosen: Import }) {
  const { data } = useQuery(profilesQuery());
  const fitting = (data?.rows ?? []).filter(({ kind }) => kind === chosen.kind);
  const group = (name: string, builtIn: boolean) => ({
    group: name,
    items: fitting.filter((one) => one.builtIn === builtIn).map(({ name, title }) => ({ value: name, label: title })),
  });
  const items = [
    { value: told, label: "As the first records tell" },
    group("Profiles", true),
    ...(fitting.some(({ builtIn }) => !builtIn) ? [group("Saved mappings", false)] : []),
  ];
  const profile = fitting.find(({ name }) => name === chosen.profile);
  return (
    <Group align="flex-start" gap="lg">
      <Stack gap={4}>
        <Text size="sm" fw={500} id="import-kind">
          Records are
        </Text>
        <SegmentedControl
          size="xs"
          aria-labelledby="import-kind"
          data={kinds}
          value={chosen.kind}
          onChange={(kind) => chosen.setKind(kind as IngestKind)}
        />
      </Stack>
      <Select
        label="Profile"
        size="xs"
        w={320}
        data={items}
        value={chosen.profile}
        onChange={(name) => chosen.setProfile(name ?? told)}
        description={profile?.about}
        inputWrapperOrder={["label", "input", "description"]}
        allowDeselect={false}
      />
      {profile?.id !== undefined && (
        <RemoveMapping id={profile.id} name={profile.name} onRemoved={() => chosen.setProfile(told)} />
      )}
    </Group>
  );
}
