import { Grid, Skeleton, Stack } from "@mantine/core";

/** The shape of the overview while it is on its way. */
export function OverviewSkeleton() {
  return (
    <Stack gap="md" role="status" aria-label="Loading the overview">
      <Skeleton height={92} />
      <Skeleton height={300} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 9 }}>
          <Skeleton height={320} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 3 }}>
          <Skeleton height={320} />
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
