import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../src/commands/language.ts';

describe('the language', () => {
  const system = () => 'fr-FR';

  it('is what was asked for, before all else', () => {
    expect(chooseLanguage('en', { SWARM_TUTOR_LANG: 'zh', LANG: 'zh_CN.UTF-8' }, 'zh', system)).toBe('en');
  });

  it('is then the variable, then what was chosen last, then the locale', () => {
    expect(chooseLanguage(undefined, { SWARM_TUTOR_LANG: 'zh' }, 'en', system)).toBe('zh');
    expect(chooseLanguage(undefined, { LANG: 'en_US.UTF-8' }, 'zh', system)).toBe('zh');
    expect(chooseLanguage(undefined, { LANG: 'zh_CN.UTF-8' }, undefined, system)).toBe('zh');
  });

  it('follows LC_ALL before LC_MESSAGES before LANG', () => {
    const env = { LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' };
    expect(chooseLanguage(undefined, env, undefined, system)).toBe('en');
    expect(chooseLanguage(undefined, { ...env, LC_ALL: 'zh_TW' }, undefined, system)).toBe('zh');
  });

  it('asks the system where the environment says nothing, and falls back to English', () => {
    expect(chooseLanguage(undefined, {}, undefined, () => 'zh-Hans-CN')).toBe('zh');
    expect(chooseLanguage(undefined, { LANG: 'C' }, undefined, system)).toBe('en');
    expect(chooseLanguage(undefined, { SWARM_TUTOR_LANG: 'klingon' }, undefined, system)).toBe('en');
  });
});
