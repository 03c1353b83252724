"use client";
import { Group, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import {
  type Language,
  languageNames,
  type TemplateKind,
  type TemplateView,
  templateKindNames,
} from "@/lib/appeals/contract";
import { type Policy, policies } from "@/lib/decisions/contract";
import { noticeTemplatesQuery } from "@/lib/queries/notices";
import { TemplateEditor } from "./template-editor";

const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));

/** The words of notices, by what they say, the policy and the language. */
export function TemplateSection() {
  const { data, error, refetch } = useQuery(noticeTemplatesQuery());
  const [kind, setKind] = useState<TemplateKind>("statement_of_reasons");
  const [policy, setPolicy] = useState<Policy>("model_extraction");
  const [language, setLanguage] = useState<Language>("en");
  const isNamed = (one: TemplateView) =>
    one.kind === kind && one.language === language && (one.policy === null || one.policy === policy);
  const template = data?.find(isNamed);
  return (
    <Section title="The words" about="They count from the next notice on; what was told stays as it was">
      <Stack gap="md">
        <Group grow align="flex-end">
          <Select
            label="Notice"
            allowDeselect={false}
            data={options(templateKindNames)}
            value={kind}
            onChange={(value) => value && setKind(value as TemplateKind)}
          />
          <Select
            label="Policy"
            allowDeselect={false}
            disabled={kind !== "statement_of_reasons"}
            data={options(policies)}
            value={policy}
            onChange={(value) => value && setPolicy(value as Policy)}
          />
          <Select
            label="Language"
            allowDeselect={false}
            data={options(languageNames)}
            value={language}
            onChange={(value) => value && setLanguage(value as Language)}
          />
        </Group>
        {data === undefined && error === null && <LoadingRows rows={6} />}
        {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {template !== undefined && (
          <TemplateEditor
            key={`${template.kind}/${template.policy}/${template.language}/${template.version}`}
            template={template}
          />
        )}
      </Stack>
    </Section>
  );
}
