-- Drives Neovim with its own LSP client, set up by the lines in docs/editors.md; expectations compare buffers, diagnostics and messages. Runs in `nvim --headless`, from 0.7 on.
-- Waits for conditions; a minute without one is a failure.

local MINUTE = 60000
local failed = 0

local function report(title, good, seen)
  if not good then
    failed = failed + 1
  end
  io.stdout:write(string.format('%s neovim: %s%s\n', good and 'ok  ' or 'FAIL', title, good and '' or ': ' .. seen))
end

local function equals(title, actual, expected)
  report(title, vim.deep_equal(actual, expected), vim.inspect(actual) .. ' instead of ' .. vim.inspect(expected))
end

--- Waits until `ask` answers with `expected`; says what it answered last otherwise.
local function becomes(title, ask, expected)
  local last
  vim.wait(MINUTE, function()
    last = ask()
    return vim.deep_equal(last, expected)
  end, 20)
  equals(title, last, expected)
end

local root = vim.env.SUBAGENTS_PROJECT
local painter = root .. '/.claude/agents/painter.md'
local other = root .. '/.claude/agents/other.md'

local shown = {}
vim.lsp.handlers['window/showMessage'] = function(_, result)
  table.insert(shown, result.message)
end

vim.cmd('edit ' .. vim.fn.fnameescape(painter))
local buffer = vim.api.nvim_get_current_buf()
local id = _G.subagents
becomes('it attaches', function()
  local client = vim.lsp.get_client_by_id(id)
  return client ~= nil and client.server_capabilities ~= nil and vim.lsp.buf_is_attached(buffer, id)
end, true)
local client = vim.lsp.get_client_by_id(id)
vim.wait(MINUTE, function()
  return client.initialized == true
end, 20)

local function ask(method, params)
  local answer, problem = client.request_sync(method, params, MINUTE, buffer)
  return answer and answer.result, answer and answer.err or problem
end

local function lines(of)
  return vim.api.nvim_buf_get_lines(of or buffer, 0, -1, false)
end

--- What each diagnostic stands on, as Neovim itself counts columns: in bytes.
local function findings()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    local line = lines()[each.lnum + 1] or ''
    table.insert(found, { each.code, line:sub(each.col + 1, each.end_col), vim.diagnostic.severity[each.severity] })
  end
  table.sort(found, function(a, b)
    return a[1] .. a[2] < b[1] .. b[2]
  end)
  return found
end

becomes('diagnostics stand on the exact characters, also behind 🎨', findings, {
  { 'agent-list-ignored', '(nobody)', 'INFO' },
  { 'unknown-agent', 'nobody', 'HINT' },
  { 'unknown-tool', 'Reed', 'WARN' },
  { 'unknown-tool', '🎨', 'INFO' },
})

-- Completion: what is inserted, applied as Neovim applies it.
local function at(line, text, more)
  local found = lines()[line]:find(text, 1, true)
  vim.api.nvim_win_set_cursor(0, { line, found - 1 + (more or 0) })
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end
local list = ask('textDocument/completion', at(4, 'Reed', 4))
local read
for _, item in ipairs(list.items or list) do
  if item.label == 'Read' then
    read = item
  end
end
report('completion has Read', read ~= nil, vim.inspect(list))
vim.lsp.util.apply_text_edits({ read.textEdit }, buffer, client.offset_encoding)
equals('completion replaces the half-typed tool', lines()[4], 'tools: [ "🎨", Read, Agent(nobody) ]')
vim.cmd('silent undo')
equals('… in one step', lines()[4], 'tools: [ "🎨", Reed, Agent(nobody) ]')

-- A quick fix, chosen from Neovim's own menu.
local wanted
vim.ui.select = function(items, options, choose)
  for i, item in ipairs(items) do
    if options.format_item(item) == wanted then
      return choose(items[i], i)
    end
  end
  choose(nil)
end
at(4, 'Reed', 1)
wanted = 'Replace `Reed` with `Read`: gives this agent `Read`'
vim.lsp.buf.code_action()
becomes('a quick fix mends the line', function()
  return lines()[4]
end, 'tools: [ "🎨", Read, Agent(nobody) ]')

-- What only a command can do: its answer is a message where the editor opens no document for a server.
at(2, 'name', 1)
wanted = 'Preview routing'
vim.lsp.buf.code_action()
becomes('the preview is chosen from the code actions, and shown as a message', function()
  local message = shown[#shown] or ''
  return { message:find('painter  Who paints my wall?', 1, true) ~= nil, message:find('1 case: ', 1, true) ~= nil }
end, { true, true })
local text = ask('workspace/executeCommand', {
  command = 'subagents.previewRouting',
  arguments = { vim.uri_from_bufnr(buffer), 'The wall needs paint, who paints it?' },
})
report(
  'a prompt is routed',
  type(text) == 'string' and text:find('painter', 1, true) ~= nil and text:find('An estimate from shared words', 1, true) ~= nil,
  vim.inspect(text)
)
local _, problem = ask('workspace/executeCommand', { command = 'subagents.newAgent', arguments = { 'Two Words' } })
equals('a command that cannot be done says why', problem and problem.message, '`Two Words` makes a poor name; how about `two-words`?')

-- Renaming reaches the file that is not open.
at(2, 'painter', 2)
vim.lsp.buf.rename('decorator')
becomes('renaming changes the name', function()
  return lines()[2]
end, 'name: decorator')
becomes('… and who may start it, in another file', function()
  local opened = vim.fn.bufnr(other)
  return opened > 0 and lines(opened)[4] or nil
end, 'tools: Read, Agent(decorator)')
report('no lens or action has a command that only VS Code knows', (function()
  for _, lens in ipairs(ask('textDocument/codeLens', { textDocument = { uri = vim.uri_from_bufnr(buffer) } }) or {}) do
    local command = lens.command.command
    if command ~= '' and not vim.tbl_contains(client.server_capabilities.executeCommandProvider.commands, command) then
      return false
    end
  end
  return true
end)(), 'a lens has another')

-- This client does not watch files: they are rescanned on save.
vim.fn.writefile({ '---', 'name: decorator', 'description: The other one.', '---', '', 'Body.' }, root .. '/.claude/agents/twin.md')
vim.cmd('silent write')
becomes('a file that came meanwhile counts when one is saved', function()
  return vim.tbl_contains(vim.tbl_map(function(each)
    return each[1]
  end, findings()), 'duplicate-name')
end, true)

client.stop()
report('the server ends with the editor', vim.wait(MINUTE, function()
  return client.is_stopped()
end, 20), 'it runs on')
vim.cmd(failed > 0 and 'cquit 1' or 'qall!')
