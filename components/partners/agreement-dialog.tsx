"use client";
import { Checkbox, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { markings } from "@/components/sharing/tlp";
import { categories, leastMarking, purposes } from "@/components/sharing/words";
import {
  type PartnerView,
  type SharingCategory,
  type SharingPurpose,
  sharingCategories,
  sharingPurposes,
  type Tlp,
  tlpLevels,
} from "@/lib/indicators/contract";
import { keys } from "@/lib/queries/keys";
import { saveAgreementMutation } from "@/lib/queries/partners";
import { asProblem } from "@/lib/queries/problem";

interface Props {
  partner: PartnerView;
  opened: boolean;
  onClose: () => void;
}

/** What is typed, begun with what holds. */
function typedOf({ agreement }: PartnerView) {
  return {
    categories: agreement?.categories ?? ([] as SharingCategory[]),
    purposes: agreement?.purposes ?? ([] as SharingPurpose[]),
    retentionDays: agreement?.retentionDays ?? 90,
    country: agreement?.country ?? "",
    sharesAccountNamespace: agreement?.sharesAccountNamespace ?? false,
    leastTlp: agreement?.leastTlp ?? ("clear" as Tlp),
    signedBy: agreement?.signedBy ?? "",
    signedAt: agreement?.signedAt.slice(0, 10) ?? "",
    expiresAt: agreement?.expiresAt.slice(0, 10) ?? "",
  };
}
type Typed = ReturnType<typeof typedOf>;

const isComplete = (typed: Typed): boolean =>
  typed.categories.length > 0 &&
  typed.purposes.length > 0 &&
  /^[A-Z]{2}$/.test(typed.country) &&
  [typed.signedBy, typed.signedAt, typed.expiresAt].every((text) => text.trim() !== "");

/** Puts what was agreed on file, as the next version. Give it another `key` for another version. */
export function AgreementDialog({ partner, opened, onClose }: Props) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(() => typedOf(partner));
  const save = useMutation({
    ...saveAgreementMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.partners }),
  });
  const faultOf = (field: string) =>
    save.error === null ? undefined : asProblem(save.error).fieldMessage(field) || undefined;
  const onConfirm = () =>
    save.mutateAsync({
      ...typed,
      partnerId: partner.id,
      version: partner.agreement?.version ?? 0,
      signedAt: `${typed.signedAt}T00:00:00Z`,
      expiresAt: `${typed.expiresAt}T00:00:00Z`,
    });
  const fields = { typed, faultOf, onType: (more: Partial<Typed>) => setTyped({ ...typed, ...more }) };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={`What was agreed with ${partner.name}`}
      confirmLabel="Put on file"
      consequences={["Earlier versions stay. The gate goes by the latest; one that has ended lets nothing out."]}
      canConfirm={isComplete(typed)}
      onConfirm={onConfirm}
    >
      <Covered {...fields} />
      <Handling {...fields} />
      <Signature {...fields} />
    </ConfirmDialog>
  );
}

interface FieldProps {
  typed: Typed;
  faultOf: (field: string) => string | undefined;
  onType: (more: Partial<Typed>) => void;
}

function Covered({ typed, faultOf, onType }: FieldProps) {
  return (
    <>
      <Checkbox.Group
        label="What may be shared"
        required
        error={faultOf("categories")}
        value={typed.categories}
        onChange={(next) => onType({ categories: sharingCategories.filter((one) => next.includes(one)) })}
      >
        <Stack gap={6} mt={6}>
          {sharingCategories.map((one) => (
            <Checkbox
              key={one}
              size="xs"
              value={one}
              label={categories[one].label}
              description={categories[one].meaning}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Checkbox.Group
        label="What for"
        required
        error={faultOf("purposes")}
        value={typed.purposes}
        onChange={(next) => onType({ purposes: sharingPurposes.filter((one) => next.includes(one)) })}
      >
        <Group gap="md" mt={6}>
          {sharingPurposes.map((one) => (
            <Checkbox key={one} size="xs" value={one} label={purposes[one]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        size="xs"
        label="Account ids mean the same to both"
        description="A cloud or reseller that issued them: only then do tokens of account ids leave."
        checked={typed.sharesAccountNamespace}
        onChange={(event) => onType({ sharesAccountNamespace: event.currentTarget.checked })}
      />
    </>
  );
}

function Handling({ typed, faultOf, onType }: FieldProps) {
  return (
    <Group gap="sm" grow align="flex-start">
      <NumberInput
        label="Deleted after, days"
        required
        min={1}
        max={3_650}
        value={typed.retentionDays}
        onChange={(days) => onType({ retentionDays: Number(days) })}
        error={faultOf("retentionDays")}
      />
      <TextInput
        label="Kept in (country)"
        required
        maxLength={2}
        placeholder="DE"
        value={typed.country}
        onChange={(event) => onType({ country: event.currentTarget.value.toUpperCase() })}
        error={faultOf("country")}
      />
      <Select
        label={leastMarking}
        allowDeselect={false}
        data={tlpLevels.map((level) => ({ value: level, label: markings[level].label }))}
        value={typed.leastTlp}
        onChange={(level) => onType({ leastTlp: (level ?? "clear") as Tlp })}
      />
    </Group>
  );
}

function Signature({ typed, faultOf, onType }: FieldProps) {
  const date = (field: "signedAt" | "expiresAt", label: string) => (
    <TextInput
      type="date"
      label={label}
      required
      value={typed[field]}
      onChange={(event) => onType({ [field]: event.currentTarget.value })}
      error={faultOf(field)}
    />
  );
  return (
    <Group gap="sm" grow align="flex-start">
      <TextInput
        label="Signed by"
        required
        maxLength={200}
        value={typed.signedBy}
        onChange={(event) => onType({ signedBy: event.currentTarget.value })}
        error={faultOf("signedBy")}
      />
      {date("signedAt", "Signed")}
      {date("expiresAt", "Ends")}
    </Group>
  );
}
