"use client";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type FilePreview, type IngestKind, Mapping } from "@/lib/ingest/contract";
import { type FileChoice, fileKey, previewQuery } from "@/lib/queries/imports";

/** Stands for "as the first bytes tell" among the profiles. */
export const told = "";

/** How long typing may pause before the preview follows. */
const pauseMs = 500;

const noFile = new File([], "", { lastModified: 0 });

/** What was chosen so far, and what the first records of the first file would become by it. */
export function useImport() {
  const [files, setFiles] = useState<File[]>([]);
  const [kind, setKind] = useState<IngestKind>("exchanges");
  const [profile, setProfile] = useState<string>(told);
  const [edited, setEdited] = useState<Mapping>();
  const [settled] = useDebouncedValue(edited, pauseMs);
  const isReadable = settled === undefined || Mapping.safeParse(settled).success;
  const [first] = files;
  const choice: FileChoice = {
    kind,
    profile: profile || undefined,
    mapping: edited === undefined ? undefined : settled,
  };
  const preview = useQuery({
    ...previewQuery(first ?? noFile, choice),
    enabled: first !== undefined && isReadable,
  });
  const forget = () => setEdited(undefined);
  return {
    files,
    kind,
    profile,
    edited,
    preview,
    mapping: edited ?? preview.data?.mapping,
    choice: finalChoice({ ...choice, mapping: edited }, preview.data),
    addFiles: (more: File[]) => setFiles((present) => distinct([...present, ...more])),
    removeFile: (file: File) => setFiles((present) => present.filter((one) => one !== file)),
    setKind: (next: IngestKind) => {
      setKind(next);
      setProfile(told);
      forget();
    },
    setProfile: (next: string) => {
      setProfile(next);
      forget();
    },
    setMapping: setEdited,
    forget,
  };
}

export type Import = ReturnType<typeof useImport>;

const distinct = (files: File[]): File[] => [...new Map(files.map((file) => [fileKey(file), file])).values()];

/** What is imported is what was shown: nothing is told anew for the files. Undefined while nothing can be told. */
function finalChoice(choice: FileChoice, shown: FilePreview | undefined): FileChoice | undefined {
  if (choice.mapping !== undefined) return Mapping.safeParse(choice.mapping).success ? choice : undefined;
  if (choice.profile !== undefined) return choice;
  if (shown === undefined || shown.kind !== choice.kind) return undefined;
  const { kind, profile, mapping } = shown;
  return profile === undefined ? { kind, mapping } : { kind, profile };
}
