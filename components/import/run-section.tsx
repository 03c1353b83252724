"use client";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useEffect } from "react";
import { Section } from "@/components/data/section";
import { type FileChoice, fileKey } from "@/lib/queries/imports";
import { FileProgress } from "./file-progress";
import { useRun } from "./use-run";

/** Starts the import, shows how far it is, and what came of each file. */
export function RunSection({ files, choice }: { files: readonly File[]; choice: FileChoice | undefined }) {
  const run = useRun();
  useLeaveGuard(run.isRunning);
  const left = files.filter((file) => run.runOf(file, choice)?.state !== "done").length;
  return (
    <Section
      title="Import"
      about={files.length === 1 ? "1 file" : `${files.length} files, one after the other`}
      actions={
        run.isRunning ? (
          <Button variant="default" color="red" onClick={run.stop}>
            Stop
          </Button>
        ) : (
          <Button
            disabled={choice === undefined || left === 0}
            onClick={() => choice !== undefined && void run.start(files, choice)}
          >
            Start import
          </Button>
        )
      }
    >
      <Stack gap={0}>
        {files.map((file) => (
          <FileProgress key={fileKey(file)} file={file} run={run.runOf(file, choice)} />
        ))}
        {choice === undefined && (
          <Group mt="xs">
            <Text size="sm" c="dimmed">
              Choose a profile, or mend the mapping, to start.
            </Text>
          </Group>
        )}
      </Stack>
    </Section>
  );
}

/** Leaving the page would break an upload off; the browser asks first. */
function useLeaveGuard(isRunning: boolean): void {
  useEffect(() => {
    if (!isRunning) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isRunning]);
}
