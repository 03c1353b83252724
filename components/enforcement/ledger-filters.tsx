"use client";
import { Button, Group, Select, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { countermeasures, enforcementStates } from "@/lib/enforcement/contract";
import { campaignQuery } from "@/lib/queries/campaign";
import { gatewaysQuery, type LedgerFilters } from "@/lib/queries/enforcement";
import { countermeasureLabels } from "./words";

const params = {
  state: parseAsStringLiteral(enforcementStates),
  connectorId: parseAsString,
  countermeasure: parseAsStringLiteral(countermeasures),
  campaignId: parseAsString,
  drift: parseAsStringLiteral(["1"] as const),
  overdue: parseAsStringLiteral(["1"] as const),
};

/** What of the ledger is asked for; it lives in the address. */
export function useLedgerFilters() {
  const [asked, setAsked] = useQueryStates(params);
  const filters: LedgerFilters = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
  return { asked, setAsked, filters };
}

export function LedgerFilterBar({ asked, setAsked }: ReturnType<typeof useLedgerFilters>) {
  const gateways = useQuery(gatewaysQuery());
  const campaign = useQuery({ ...campaignQuery(asked.campaignId ?? ""), enabled: asked.campaignId !== null });
  const shared = { size: "xs", w: 180, clearable: true } as const;
  return (
    <Group gap="sm" mb="sm" role="search">
      <Select
        {...shared}
        aria-label="State"
        placeholder="Any state"
        data={[...enforcementStates]}
        value={asked.state}
        onChange={(state) => void setAsked({ state: state as typeof asked.state })}
      />
      <Select
        {...shared}
        aria-label="Countermeasure"
        placeholder="Any countermeasure"
        data={countermeasures.map((value) => ({ value, label: countermeasureLabels[value] }))}
        value={asked.countermeasure}
        onChange={(value) => void setAsked({ countermeasure: value as typeof asked.countermeasure })}
      />
      <Select
        {...shared}
        aria-label="Connector"
        placeholder="Any connector"
        data={gateways.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        value={asked.connectorId}
        onChange={(connectorId) => void setAsked({ connectorId })}
      />
      <Switch
        size="sm"
        label="Drift only"
        checked={asked.drift === "1"}
        onChange={(event) => void setAsked({ drift: event.currentTarget.checked ? "1" : null })}
      />
      {asked.overdue !== null && (
        <Button variant="default" size="xs" onClick={() => void setAsked({ overdue: null })}>
          Overdue referrals ×
        </Button>
      )}
      {asked.campaignId !== null && (
        <Button variant="default" size="xs" onClick={() => void setAsked({ campaignId: null })}>
          Campaign {campaign.data?.campaign.codeName ?? ""} ×
        </Button>
      )}
    </Group>
  );
}
