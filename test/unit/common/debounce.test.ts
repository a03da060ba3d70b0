import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { debounce } from '../../../common/src/debounce';

describe('debounce', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('runs once after the last of several calls', () => {
    const work = vi.fn();
    const call = debounce(work, 100);
    call();
    vi.advanceTimersByTime(99);
    call();
    vi.advanceTimersByTime(99);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledOnce();
  });

  test('does not run after `cancel`', () => {
    const work = vi.fn();
    const call = debounce(work, 100);
    call();
    call.cancel();
    vi.runAllTimers();
    expect(work).not.toHaveBeenCalled();
  });
});
