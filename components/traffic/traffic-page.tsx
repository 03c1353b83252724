"use client";
import { Box, Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/data/page-header";
import { Shortcut } from "@/components/data/shortcut";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { FiguresNotForYou } from "@/components/feedback/not-for-you";
import { usePermission } from "@/components/session/session";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { explorationCsvUrl, explorationQuery } from "@/lib/queries/traffic";
import { Controls } from "./controls";
import { allGroups, ExchangesDrawer } from "./exchanges-drawer";
import { FilterPills } from "./filter-pills";
import { Groups } from "./groups";
import { OverTime } from "./over-time";
import { useTrafficView } from "./params";
import { Totals } from "./totals";

/** Exchanges counted, grouped and compared; every view is a URL. */
export function TrafficPage() {
  const mayRead = usePermission("traffic.read");
  return (
    <>
      <PageHeader
        title="Traffic"
        about="Exchanges counted by what they have in common, beside as many days before. Days are counted when uploads have been worked in."
        actions={mayRead && <ExportButton />}
      />
      {mayRead ? <Explorer /> : <FiguresNotForYou />}
    </>
  );
}

function ExportButton() {
  const { query } = useTrafficView();
  const url = explorationCsvUrl(query);
  usePageKeys({ x: () => window.location.assign(url) });
  return (
    <Button
      component="a"
      href={url}
      download
      variant="default"
      aria-keyshortcuts="x"
      rightSection={<Shortcut of="x" />}
      title="All groups, not only those by name"
    >
      Export CSV
    </Button>
  );
}

function Explorer() {
  const { query, set } = useTrafficView();
  const { data, error, isPlaceholderData, refetch } = useQuery(explorationQuery(query));
  const failed = error !== null && (data === undefined || isPlaceholderData);
  return (
    <>
      <Controls window={data?.window ?? null} />
      {failed && (
        <Stack align="flex-start">
          <ErrorState error={error} onRetry={() => void refetch()} />
          <Button size="xs" variant="default" onClick={() => void set(null)}>
            Ask anew
          </Button>
        </Stack>
      )}
      {!failed && data === undefined && <LoadingRows rows={12} />}
      {!failed && data !== undefined && (
        <Box aria-busy={isPlaceholderData || undefined} opacity={isPlaceholderData ? 0.6 : 1}>
          <FilterPills filters={data.filters} />
          <Totals exploration={data} onExchanges={() => void set({ exchanges: allGroups, at: null })} />
          <Stack gap="md">
            <OverTime exploration={data} />
            <Groups exploration={data} />
          </Stack>
          <ExchangesDrawer exploration={data} />
        </Box>
      )}
    </>
  );
}
