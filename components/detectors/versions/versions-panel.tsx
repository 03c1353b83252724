"use client";
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { DataTable } from "@/components/table/data-table";
import type { ConfigurationList } from "@/lib/detection/contract";
import { configurationQuery } from "@/lib/queries/detectors";
import { useVersionNumber } from "../tabs";
import { versionColumns } from "./columns";
import { VersionDetail } from "./version-detail";

/** All versions, and one of them in full: the newest proposal unless the address names another. */
export function VersionsPanel({ list }: { list: ConfigurationList }) {
  const [number, setNumber] = useVersionNumber();
  const open =
    list.versions.find((one) => one.number === number) ??
    list.versions.find(({ status }) => status === "proposed") ??
    list.live;
  return (
    <Stack>
      <DataTable
        label="Versions"
        columns={versionColumns}
        rows={list.versions}
        rowId={({ id }) => id}
        onOpen={(version) => void setNumber(version.number)}
        maxHeight="264px"
      />
      <OpenVersion id={open.id} list={list} />
    </Stack>
  );
}

function OpenVersion({ id, list }: { id: string; list: ConfigurationList }) {
  const { data, error, refetch } = useQuery({
    ...configurationQuery(id),
    ...(id === list.live.id ? { initialData: list.live } : {}),
  });
  if (data !== undefined) return <VersionDetail key={id} version={data} list={list} />;
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingRows rows={4} />;
}
