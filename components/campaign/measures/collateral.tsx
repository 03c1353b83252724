import { Stack, Text } from "@mantine/core";
import { formatCount, formatShort } from "@/components/data/count";
import { lastWeekOfData, Stat } from "@/components/data/stat";
import type { MeasurePreview } from "@/lib/casefile/contract";
import classes from "./measures.module.css";

type Collateral = MeasurePreview["collateral"];

/** Who would be hit: not what they are in the campaign, but who they are to the provider. */
export function Collateral({ collateral, reached }: { collateral: Collateral; reached: number }) {
  const { known, verifiedOrganisations, contracts, exchanges, outputTokens, beside } = collateral;
  const ofKnown = `of ${formatCount(known)} known`;
  return (
    <Stack gap="sm">
      <Text size="xs" c="dimmed">
        Who would be hit.{" "}
        {known < reached &&
          `Of ${formatCount(reached - known)} nothing is on record: they are in none of these figures.`}
      </Text>
      <div className={classes.figures}>
        <Figure label="Verified organisations" value={verifiedOrganisations} of={ofKnown} />
        <Figure label="Under contract" value={contracts} of={ofKnown} />
        {beside === null ? (
          <Stat label="Neighbours" value="–" of="unknown before a detection run" />
        ) : (
          <Figure
            label="Neighbours"
            value={beside.neighbours}
            of={`others on the same ${formatCount(beside.addresses)} addresses`}
          />
        )}
        <Stat label="Exchanges" value={formatShort(exchanges)} window={lastWeekOfData} />
        <Stat label="Output" value={formatShort(outputTokens)} unit="tokens" window={lastWeekOfData} />
      </div>
      <div className={classes.shares}>
        <Shares title="Programme" shares={collateral.programs} of={known} />
        <Shares title="Age" shares={collateral.ages} of={known} />
        <Shares title="Tenant or reseller" shares={collateral.owners} of={known} />
      </div>
    </Stack>
  );
}

/** A figure that should be nothing; one that is not stands out. */
const Figure = ({ label, value, of }: { label: string; value: number; of: string }) => (
  <Stat
    label={label}
    value={
      <Text component="span" inherit c={value > 0 ? "var(--mark)" : undefined}>
        {formatCount(value)}
      </Text>
    }
    of={of}
  />
);

function Shares({ title, shares, of }: { title: string; shares: Collateral["programs"]; of: number }) {
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {title}
      </Text>
      {shares.length === 0 && <Text size="xs">none on record</Text>}
      <Stack gap={5} component="ul" m={0} p={0} style={{ listStyle: "none" }}>
        {shares.map(({ label, accounts }) => (
          <li key={label} className={classes.share}>
            <Text component="span" size="xs" truncate title={label}>
              {label}
            </Text>
            <span>{formatCount(accounts)}</span>
            <span className={classes.track} aria-hidden>
              <span className={classes.fill} style={{ width: `${(100 * accounts) / Math.max(1, of)}%` }} />
            </span>
          </li>
        ))}
      </Stack>
    </div>
  );
}
