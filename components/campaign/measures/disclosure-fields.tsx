"use client";
import { Radio, Stack, Textarea } from "@mantine/core";
import { endsByItself, mayBeCovert } from "./fields";
import { type FieldProps, HoldsField } from "./kind-parameters";

/** How long it holds, and whether its owner is told. */
export function DisclosureFields({ fields, faults, set }: FieldProps) {
  const isCovert = fields.disclosure === "covert";
  return (
    <>
      {endsByItself(fields.kind) && <HoldsField fields={fields} faults={faults} set={set} />}
      {mayBeCovert(fields.kind) && (
        <Radio.Group
          label="Disclosure"
          value={fields.disclosure}
          onChange={(value) => set({ disclosure: value === "covert" ? "covert" : "disclosed" })}
        >
          <Stack gap={5} mt={6}>
            <Radio size="xs" value="disclosed" label="Disclosed: the owner is told the policy" />
            <Radio
              size="xs"
              value="covert"
              label="Covert: kept from the owner"
              description={isCovert ? "Takes the legal role's approval, a ground, and ends within 14 days." : undefined}
            />
          </Stack>
        </Radio.Group>
      )}
      {mayBeCovert(fields.kind) && isCovert && (
        <Textarea
          size="xs"
          label="Ground"
          required
          description="Why the owner is not told"
          autosize
          minRows={2}
          maxLength={2000}
          value={fields.ground}
          error={fields.ground === "" ? undefined : faults.ground}
          onChange={(event) => set({ ground: event.currentTarget.value })}
        />
      )}
    </>
  );
}
