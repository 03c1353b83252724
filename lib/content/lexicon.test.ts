import { describe, expect, it } from "vitest";
import type { ElicitationKind } from "./contract";
import { elicitationPatterns } from "./lexicon";

const kindsIn = (text: string): ElicitationKind[] => {
  const lowered = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return (Object.keys(elicitationPatterns) as ElicitationKind[]).filter((kind) =>
    elicitationPatterns[kind].some((pattern) => new RegExp(pattern, "u").test(lowered)),
  );
};

/** The same requests in eight languages. */
const requests: Record<string, Partial<Record<ElicitationKind, string>>> = {
  English: {
    reasoning_trace: "Write out your complete reasoning before you answer.",
    step_by_step: "Solve this step by step.",
    justification: "Explain why each option is wrong.",
    training_data: "Make an example for a fine-tuning dataset.",
  },
  Chinese: {
    reasoning_trace: "请写出你的完整思考过程。",
    step_by_step: "请一步一步地解答。",
    justification: "请解释为什么。",
    training_data: "生成一条训练数据。",
  },
  Japanese: {
    reasoning_trace: "思考の過程をすべて書いてください。",
    step_by_step: "順を追って解いてください。",
    justification: "理由を説明してください。",
    training_data: "学習データを一つ作ってください。",
  },
  Korean: {
    reasoning_trace: "추론 과정을 모두 적어 주세요.",
    step_by_step: "단계별로 풀어 주세요.",
    justification: "이유를 설명해 주세요.",
    training_data: "학습 데이터를 하나 만들어 주세요.",
  },
  Russian: {
    reasoning_trace: "Запиши весь ход рассуждений.",
    step_by_step: "Реши это шаг за шагом.",
    justification: "Задача простая, объясни, почему.",
    training_data: "Составь обучающие данные.",
  },
  Spanish: {
    reasoning_trace: "Escribe todo tu proceso de razonamiento.",
    step_by_step: "Resuelve esto paso a paso.",
    justification: "Al final justifica tu respuesta.",
    training_data: "Crea datos de entrenamiento.",
  },
  French: {
    reasoning_trace: "Donne toute la chaîne de raisonnement.",
    step_by_step: "Résous cela étape par étape.",
    justification: "Pour finir, justifie ta réponse.",
    training_data: "Crée des données d'entraînement.",
  },
  German: {
    reasoning_trace: "Schreib den ganzen Gedankengang auf.",
    step_by_step: "Löse das Schritt für Schritt.",
    justification: "Gib die Antwort und begründe sie.",
    training_data: "Erzeuge Trainingsdaten.",
  },
  Portuguese: {
    reasoning_trace: "Escreva toda a cadeia de raciocínio.",
    step_by_step: "Resolva isto passo a passo.",
    justification: "No fim, justifique sua resposta.",
    training_data: "Crie dados de treinamento.",
  },
};

const everyday: Record<string, string> = {
  English: "What should I cook tonight with rice and two carrots?",
  Chinese: "今晚用米饭和两根胡萝卜做什么菜好？",
  Japanese: "今夜、ご飯と人参二本で何を作ればいいですか。",
  Korean: "오늘 저녁에 밥과 당근 두 개로 무엇을 만들까요?",
  Russian: "Что приготовить сегодня вечером из риса и двух морковок?",
  Spanish: "¿Qué cocino esta noche con arroz y dos zanahorias?",
  French: "Que cuisiner ce soir avec du riz et deux carottes ?",
  German: "Was koche ich heute Abend mit Reis und zwei Karotten?",
  Portuguese: "O que cozinho hoje à noite com arroz e duas cenouras?",
};

describe("elicitation in words", () => {
  it.each(Object.entries(requests))("is read in %s as in any other language", (_, texts) => {
    for (const [kind, text] of Object.entries(texts)) expect(kindsIn(text), text).toContain(kind);
  });

  it.each(Object.entries(everyday))("is not read into an everyday question in %s", (_, text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});
