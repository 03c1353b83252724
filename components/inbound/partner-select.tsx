"use client";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { partnersQuery } from "@/lib/queries/partners";

interface PartnerSelectProps {
  /** False while nobody looks at it. */
  isAsked: boolean;
  value: string | null;
  onChange: (partnerId: string | null) => void;
}

/** Chooses one of the partners. */
export function PartnerSelect({ isAsked, value, onChange }: PartnerSelectProps) {
  const partners = useQuery({ ...partnersQuery(), enabled: isAsked });
  return (
    <Select
      label="Partner"
      required
      searchable
      data={(partners.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      nothingFoundMessage="Add the partner first, under Partners."
    />
  );
}
