"use client";
import { Alert, Button, Checkbox, Group, Radio, Select, Stack, Text } from "@mantine/core";
import type { PartnerView, Tlp } from "@/lib/indicators/contract";
import { sharingCategories, tlpLevels } from "@/lib/indicators/contract";
import { markings, TlpBadge } from "../tlp";
import { categories, purposes } from "../words";
import type { Choice } from "./use-choice";

interface Props {
  choice: Choice;
  partners: PartnerView[] | undefined;
  partner: PartnerView | undefined;
  /** Of the campaign, and the way to change it. */
  marked?: { marking: Tlp; onChange: () => void } | undefined;
}

/** For whom, what, what for and how closed. */
export function Choices({ choice, partners, partner, marked }: Props) {
  return (
    <Stack gap="md">
      <PartnerSelect partners={partners} choice={choice} />
      {partner !== undefined && <Terms partner={partner} choice={choice} />}
      <Marking choice={choice} />
      {marked !== undefined && (
        <Group gap={6} align="center">
          <Text size="sm">The campaign is marked</Text>
          <TlpBadge level={marked.marking} />
          <Button size="compact-xs" variant="subtle" onClick={marked.onChange}>
            Change
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function PartnerSelect({
  partners,
  choice: { chosen, choose },
}: {
  partners: PartnerView[] | undefined;
  choice: Choice;
}) {
  const isNone = partners !== undefined && partners.length === 0;
  return (
    <Select
      label="Partner"
      required
      searchable
      placeholder={isNone ? "No partner yet: add one on the Partners page" : "Who receives it"}
      disabled={isNone}
      data={(partners ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen.partner}
      onChange={(partner) => void choose({ partner, categories: null, purpose: null })}
    />
  );
}

/** What the agreement covers can be chosen; the rest is shown and says why not. */
function Terms({ partner: { name, agreement }, choice: { chosen, choose } }: { partner: PartnerView; choice: Choice }) {
  if (agreement === null) return <Alert color="orange">No agreement with {name} is on file.</Alert>;
  const value = chosen.categories ?? agreement.categories;
  return (
    <>
      <Checkbox.Group
        label="What"
        value={value}
        onChange={(next) => void choose({ categories: sharingCategories.filter((one) => next.includes(one)) })}
      >
        <Stack gap={6} mt={6}>
          {sharingCategories.map((one) => {
            const isCovered = agreement.categories.includes(one);
            return (
              <Checkbox
                key={one}
                size="xs"
                value={one}
                disabled={!isCovered}
                label={categories[one].label}
                description={isCovered ? categories[one].meaning : "The agreement does not cover it."}
              />
            );
          })}
        </Stack>
      </Checkbox.Group>
      <Select
        label="Purpose"
        required
        allowDeselect={false}
        data={agreement.purposes.map((one) => ({ value: one, label: purposes[one] }))}
        value={chosen.purpose ?? agreement.purposes[0] ?? null}
        onChange={(next) => void choose({ purpose: agreement.purposes.find((one) => one === next) ?? null })}
      />
    </>
  );
}

function Marking({ choice: { chosen, choose } }: { choice: Choice }) {
  return (
    <Radio.Group
      label="Marking (TLP 2.0)"
      required
      value={chosen.tlp}
      onChange={(level) => void choose({ tlp: level as Tlp })}
    >
      <Stack gap={6} mt={6}>
        {tlpLevels.map((level) => (
          <Radio
            key={level}
            size="xs"
            value={level}
            label={markings[level].label}
            description={markings[level].meaning}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
