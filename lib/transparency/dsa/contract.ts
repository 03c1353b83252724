import { z } from "zod";
import { territories } from "../contract";

/** Statements of one submission, and those that leave at once. */
export const statementsOfBatch = 100;
export const statementsOfExport = 10_000;

const yesNo = z.enum(["Yes", "No"]);
const date = z.iso.date().refine((text) => text >= "2020-01-01", "Before 2020 no statement is taken.");

export const statementCategories = [
  "STATEMENT_CATEGORY_ANIMAL_WELFARE",
  "STATEMENT_CATEGORY_CONSUMER_INFORMATION",
  "STATEMENT_CATEGORY_CYBER_VIOLENCE",
  "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN",
  "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
  "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
  "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
  "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
  "STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE",
  "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
  "STATEMENT_CATEGORY_PROTECTION_OF_MINORS",
  "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY",
  "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
  "STATEMENT_CATEGORY_SELF_HARM",
  "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS",
  "STATEMENT_CATEGORY_VIOLENCE",
] as const;
const Category = z.enum(statementCategories);

/**
 * A statement of reasons as the DSA Transparency Database takes it (API version 2, of 1 July 2025), as far as measures of ours need it:
 * restrictions of accounts and of the service, for conduct against the terms, found by the provider itself. Unknown fields are refused,
 * so that nothing of a person slips in.
 */
export const DsaStatement = z
  .strictObject({
    puid: z
      .string()
      .regex(/^[a-zA-Z0-9-_]+$/)
      .max(500),
    decision_account: z.enum(["DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED"]).optional(),
    decision_provision: z
      .enum([
        "DECISION_PROVISION_PARTIAL_SUSPENSION",
        "DECISION_PROVISION_TOTAL_SUSPENSION",
        "DECISION_PROVISION_PARTIAL_TERMINATION",
        "DECISION_PROVISION_TOTAL_TERMINATION",
      ])
      .optional(),
    decision_ground: z.literal("DECISION_GROUND_INCOMPATIBLE_CONTENT"),
    decision_ground_reference_url: z.url({ protocol: /^https$/ }).max(500),
    incompatible_content_ground: z.string().min(1).max(500),
    incompatible_content_explanation: z.string().min(1).max(2000),
    incompatible_content_illegal: yesNo,
    category: Category,
    category_addition: z.array(Category).min(1).optional(),
    category_specification: z.array(z.string().regex(/^KEYWORD_[A-Z_]+$/)).min(1),
    category_specification_other: z.string().min(1).max(500).optional(),
    content_type: z.array(z.enum(["CONTENT_TYPE_OTHER", "CONTENT_TYPE_SYNTHETIC_MEDIA", "CONTENT_TYPE_TEXT"])).min(1),
    content_type_other: z.string().min(1).max(500).optional(),
    content_date: date,
    application_date: date,
    end_date_account_restriction: date.optional(),
    end_date_service_restriction: date.optional(),
    decision_facts: z.string().min(1).max(5000),
    source_type: z.literal("SOURCE_VOLUNTARY"),
    automated_detection: yesNo,
    automated_decision: z.enum([
      "AUTOMATED_DECISION_FULLY",
      "AUTOMATED_DECISION_PARTIALLY",
      "AUTOMATED_DECISION_NOT_AUTOMATED",
    ]),
    territorial_scope: z.array(z.enum(territories)).min(1),
  })
  .superRefine((statement, check) => {
    const refuse = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message });
    if (statement.decision_account === undefined && statement.decision_provision === undefined) {
      refuse("decision_account", "Say what was restricted: the account or the provision of the service.");
    }
    const isOther = statement.content_type.includes("CONTENT_TYPE_OTHER");
    if (isOther !== (statement.content_type_other !== undefined)) {
      refuse("content_type_other", "Given exactly where the content is of another type.");
    }
    const isOtherKeyword = statement.category_specification.includes("KEYWORD_OTHER");
    if (isOtherKeyword !== (statement.category_specification_other !== undefined)) {
      refuse("category_specification_other", "Given exactly where the specification is another.");
    }
    for (const end of ["end_date_account_restriction", "end_date_service_restriction"] as const) {
      const ends = statement[end];
      if (ends !== undefined && ends < statement.application_date) refuse(end, "Ends before it is applied.");
    }
  });
export type DsaStatement = z.infer<typeof DsaStatement>;

/** What one submission carries. */
export const DsaBatch = z.object({ statements: z.array(DsaStatement).min(1).max(statementsOfBatch) });
