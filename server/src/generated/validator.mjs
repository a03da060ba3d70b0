// Generated from schemas/agent.schema.json by `npm run generate`. Do not edit.
"use strict";
export const validateFields = validate20;
const schema31 = {"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":256,"pattern":"^(?!-)[^:\\uFE13\\uFE55\\uFF1A\\u2A74]*$"},"description":{"type":"string","minLength":1},"tools":{"type":["string","array"],"items":{"type":"string"}},"disallowedTools":{"type":["string","array"],"items":{"type":"string"}},"model":{"type":"string","minLength":1},"permissionMode":{"type":"string","enum":["default","acceptEdits","plan","auto","dontAsk","bypassPermissions","manual"]},"maxTurns":{"type":["integer","string"],"minimum":1,"pattern":"^\\s*\\+?0*[1-9]"},"effort":{"type":["string","number"],"pattern":"^(?:[lL][oO][wW]|[mM][eE][dD](?:[iI][uU][mM])?|[hH][iI][gG][hH]|[xX][hH][iI][gG][hH]|[mM][aA][xX]|\\s*[+-]?[0-9].*)$"},"skills":{"type":["string","array"],"items":{"type":"string"}},"mcpServers":{"type":"array","items":{"type":["string","object"]}},"hooks":{"type":"object","propertyNames":{"enum":["PreToolUse","PreSkillShellCommand","PostToolUse","PostToolUseFailure","PostToolBatch","Notification","UserPromptSubmit","UserPromptExpansion","SessionStart","SessionEnd","Stop","StopFailure","SubagentStart","SubagentStop","PreCompact","PostCompact","PreModelSwitch","PostModelSwitch","PermissionRequest","PermissionDenied","Setup","TeammateIdle","TaskCreated","TaskCompleted","Elicitation","ElicitationResult","ConfigChange","WorktreeCreate","WorktreeRemove","InstructionsLoaded","CwdChanged","FileChanged","DirectoryAdded","MessageDisplay"]},"additionalProperties":{"type":"array","items":{"type":"object","properties":{"matcher":{"type":"string"},"hooks":{"type":"array","items":{"type":"object","properties":{"type":{"type":"string","enum":["command","prompt","agent","http","mcp_tool"]}},"required":["type"]}}},"required":["hooks"]}}},"memory":{"type":"string","enum":["user","project","local"]},"background":{"type":["boolean","string"],"enum":[true,false,"true","false"]},"isolation":{"type":"string","enum":["worktree","remote"]},"color":{"type":"string","enum":["red","blue","green","yellow","purple","orange","pink","cyan"]},"initialPrompt":{"type":"string","pattern":"\\S"},"omitClaudeMd":{"type":["boolean","string"],"enum":[true,false,"true","false"]},"autoCompactWindow":{"type":["integer","string"],"minimum":100000,"pattern":"^\\s*\\+?0*[1-9][0-9]{5,}\\s*$"},"observer":{"type":"string","minLength":1,"pattern":"^[^,]*(?:,[^,]*){0,3}$"},"observerMessage":{"type":"string"},"observeSubagents":{"type":"boolean"},"observeToolResults":{"type":"boolean"},"experimental":{"type":"object","properties":{"cacheTtl":{"type":"string","enum":["5m","1h"]}}}}};
const pattern4 = new RegExp("^(?!-)[^:\\uFE13\\uFE55\\uFF1A\\u2A74]*$", "u");
const pattern5 = new RegExp("^\\s*\\+?0*[1-9]", "u");
const pattern6 = new RegExp("^(?:[lL][oO][wW]|[mM][eE][dD](?:[iI][uU][mM])?|[hH][iI][gG][hH]|[xX][hH][iI][gG][hH]|[mM][aA][xX]|\\s*[+-]?[0-9].*)$", "u");
const pattern7 = new RegExp("\\S", "u");
const pattern8 = new RegExp("^\\s*\\+?0*[1-9][0-9]{5,}\\s*$", "u");
const pattern9 = new RegExp("^[^,]*(?:,[^,]*){0,3}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 256){
const err0 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern4.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?!-)[^:\\uFE13\\uFE55\\uFF1A\\u2A74]*$"},message:"must match pattern \""+"^(?!-)[^:\\uFE13\\uFE55\\uFF1A\\u2A74]*$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.tools !== undefined){
let data2 = data.tools;
if((typeof data2 !== "string") && (!(Array.isArray(data2)))){
const err6 = {instancePath:instancePath+"/tools",schemaPath:"#/properties/tools/type",keyword:"type",params:{type: schema31.properties.tools.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
const err7 = {instancePath:instancePath+"/tools/" + i0,schemaPath:"#/properties/tools/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
if(data.disallowedTools !== undefined){
let data4 = data.disallowedTools;
if((typeof data4 !== "string") && (!(Array.isArray(data4)))){
const err8 = {instancePath:instancePath+"/disallowedTools",schemaPath:"#/properties/disallowedTools/type",keyword:"type",params:{type: schema31.properties.disallowedTools.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(typeof data4[i1] !== "string"){
const err9 = {instancePath:instancePath+"/disallowedTools/" + i1,schemaPath:"#/properties/disallowedTools/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
if(data.model !== undefined){
let data6 = data.model;
if(typeof data6 === "string"){
if(data6.length < 1){
const err10 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.permissionMode !== undefined){
let data7 = data.permissionMode;
if(typeof data7 !== "string"){
const err12 = {instancePath:instancePath+"/permissionMode",schemaPath:"#/properties/permissionMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!(((((((data7 === "default") || (data7 === "acceptEdits")) || (data7 === "plan")) || (data7 === "auto")) || (data7 === "dontAsk")) || (data7 === "bypassPermissions")) || (data7 === "manual"))){
const err13 = {instancePath:instancePath+"/permissionMode",schemaPath:"#/properties/permissionMode/enum",keyword:"enum",params:{allowedValues: schema31.properties.permissionMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.maxTurns !== undefined){
let data8 = data.maxTurns;
if((!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))) && (typeof data8 !== "string")){
const err14 = {instancePath:instancePath+"/maxTurns",schemaPath:"#/properties/maxTurns/type",keyword:"type",params:{type: schema31.properties.maxTurns.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data8 == "number"){
if(data8 < 1 || isNaN(data8)){
const err15 = {instancePath:instancePath+"/maxTurns",schemaPath:"#/properties/maxTurns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(typeof data8 === "string"){
if(!pattern5.test(data8)){
const err16 = {instancePath:instancePath+"/maxTurns",schemaPath:"#/properties/maxTurns/pattern",keyword:"pattern",params:{pattern: "^\\s*\\+?0*[1-9]"},message:"must match pattern \""+"^\\s*\\+?0*[1-9]"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data.effort !== undefined){
let data9 = data.effort;
if((typeof data9 !== "string") && (!(typeof data9 == "number"))){
const err17 = {instancePath:instancePath+"/effort",schemaPath:"#/properties/effort/type",keyword:"type",params:{type: schema31.properties.effort.type},message:"must be string,number"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(typeof data9 === "string"){
if(!pattern6.test(data9)){
const err18 = {instancePath:instancePath+"/effort",schemaPath:"#/properties/effort/pattern",keyword:"pattern",params:{pattern: "^(?:[lL][oO][wW]|[mM][eE][dD](?:[iI][uU][mM])?|[hH][iI][gG][hH]|[xX][hH][iI][gG][hH]|[mM][aA][xX]|\\s*[+-]?[0-9].*)$"},message:"must match pattern \""+"^(?:[lL][oO][wW]|[mM][eE][dD](?:[iI][uU][mM])?|[hH][iI][gG][hH]|[xX][hH][iI][gG][hH]|[mM][aA][xX]|\\s*[+-]?[0-9].*)$"+"\""};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
if(data.skills !== undefined){
let data10 = data.skills;
if((typeof data10 !== "string") && (!(Array.isArray(data10)))){
const err19 = {instancePath:instancePath+"/skills",schemaPath:"#/properties/skills/type",keyword:"type",params:{type: schema31.properties.skills.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(Array.isArray(data10)){
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
if(typeof data10[i2] !== "string"){
const err20 = {instancePath:instancePath+"/skills/" + i2,schemaPath:"#/properties/skills/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
if(data.mcpServers !== undefined){
let data12 = data.mcpServers;
if(Array.isArray(data12)){
const len3 = data12.length;
for(let i3=0; i3<len3; i3++){
let data13 = data12[i3];
if((typeof data13 !== "string") && (!(data13 && typeof data13 == "object" && !Array.isArray(data13)))){
const err21 = {instancePath:instancePath+"/mcpServers/" + i3,schemaPath:"#/properties/mcpServers/items/type",keyword:"type",params:{type: schema31.properties.mcpServers.items.type},message:"must be string,object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/mcpServers",schemaPath:"#/properties/mcpServers/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.hooks !== undefined){
let data14 = data.hooks;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key0 in data14){
const _errs31 = errors;
if(!((((((((((((((((((((((((((((((((((key0 === "PreToolUse") || (key0 === "PreSkillShellCommand")) || (key0 === "PostToolUse")) || (key0 === "PostToolUseFailure")) || (key0 === "PostToolBatch")) || (key0 === "Notification")) || (key0 === "UserPromptSubmit")) || (key0 === "UserPromptExpansion")) || (key0 === "SessionStart")) || (key0 === "SessionEnd")) || (key0 === "Stop")) || (key0 === "StopFailure")) || (key0 === "SubagentStart")) || (key0 === "SubagentStop")) || (key0 === "PreCompact")) || (key0 === "PostCompact")) || (key0 === "PreModelSwitch")) || (key0 === "PostModelSwitch")) || (key0 === "PermissionRequest")) || (key0 === "PermissionDenied")) || (key0 === "Setup")) || (key0 === "TeammateIdle")) || (key0 === "TaskCreated")) || (key0 === "TaskCompleted")) || (key0 === "Elicitation")) || (key0 === "ElicitationResult")) || (key0 === "ConfigChange")) || (key0 === "WorktreeCreate")) || (key0 === "WorktreeRemove")) || (key0 === "InstructionsLoaded")) || (key0 === "CwdChanged")) || (key0 === "FileChanged")) || (key0 === "DirectoryAdded")) || (key0 === "MessageDisplay"))){
const err23 = {instancePath:instancePath+"/hooks",schemaPath:"#/properties/hooks/propertyNames/enum",keyword:"enum",params:{allowedValues: schema31.properties.hooks.propertyNames.enum},message:"must be equal to one of the allowed values",propertyName:key0};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var valid9 = _errs31 === errors;
if(!valid9){
const err24 = {instancePath:instancePath+"/hooks",schemaPath:"#/properties/hooks/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
for(const key1 in data14){
let data15 = data14[key1];
if(Array.isArray(data15)){
const len4 = data15.length;
for(let i4=0; i4<len4; i4++){
let data16 = data15[i4];
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.hooks === undefined){
const err25 = {instancePath:instancePath+"/hooks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/hooks/additionalProperties/items/required",keyword:"required",params:{missingProperty: "hooks"},message:"must have required property '"+"hooks"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data16.matcher !== undefined){
if(typeof data16.matcher !== "string"){
const err26 = {instancePath:instancePath+"/hooks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/matcher",schemaPath:"#/properties/hooks/additionalProperties/items/properties/matcher/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data16.hooks !== undefined){
let data18 = data16.hooks;
if(Array.isArray(data18)){
const len5 = data18.length;
for(let i5=0; i5<len5; i5++){
let data19 = data18[i5];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.type === undefined){
const err27 = {instancePath:instancePath+"/hooks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/hooks/" + i5,schemaPath:"#/properties/hooks/additionalProperties/items/properties/hooks/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data19.type !== undefined){
let data20 = data19.type;
if(typeof data20 !== "string"){
const err28 = {instancePath:instancePath+"/hooks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/hooks/" + i5+"/type",schemaPath:"#/properties/hooks/additionalProperties/items/properties/hooks/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!(((((data20 === "command") || (data20 === "prompt")) || (data20 === "agent")) || (data20 === "http")) || (data20 === "mcp_tool"))){
const err29 = {instancePath:instancePath+"/hooks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/hooks/" + i5+"/type",schemaPath:"#/properties/hooks/additionalProperties/items/properties/hooks/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.hooks.additionalProperties.items.properties.hooks.items.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/hooks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/hooks/" + i5,schemaPath:"#/properties/hooks/additionalProperties/items/properties/hooks/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/hooks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/hooks",schemaPath:"#/properties/hooks/additionalProperties/items/properties/hooks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/hooks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/hooks/additionalProperties/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/hooks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/hooks/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/hooks",schemaPath:"#/properties/hooks/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.memory !== undefined){
let data21 = data.memory;
if(typeof data21 !== "string"){
const err35 = {instancePath:instancePath+"/memory",schemaPath:"#/properties/memory/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(!(((data21 === "user") || (data21 === "project")) || (data21 === "local"))){
const err36 = {instancePath:instancePath+"/memory",schemaPath:"#/properties/memory/enum",keyword:"enum",params:{allowedValues: schema31.properties.memory.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.background !== undefined){
let data22 = data.background;
if((typeof data22 !== "boolean") && (typeof data22 !== "string")){
const err37 = {instancePath:instancePath+"/background",schemaPath:"#/properties/background/type",keyword:"type",params:{type: schema31.properties.background.type},message:"must be boolean,string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!((((data22 === true) || (data22 === false)) || (data22 === "true")) || (data22 === "false"))){
const err38 = {instancePath:instancePath+"/background",schemaPath:"#/properties/background/enum",keyword:"enum",params:{allowedValues: schema31.properties.background.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.isolation !== undefined){
let data23 = data.isolation;
if(typeof data23 !== "string"){
const err39 = {instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!((data23 === "worktree") || (data23 === "remote"))){
const err40 = {instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/enum",keyword:"enum",params:{allowedValues: schema31.properties.isolation.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.color !== undefined){
let data24 = data.color;
if(typeof data24 !== "string"){
const err41 = {instancePath:instancePath+"/color",schemaPath:"#/properties/color/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(!((((((((data24 === "red") || (data24 === "blue")) || (data24 === "green")) || (data24 === "yellow")) || (data24 === "purple")) || (data24 === "orange")) || (data24 === "pink")) || (data24 === "cyan"))){
const err42 = {instancePath:instancePath+"/color",schemaPath:"#/properties/color/enum",keyword:"enum",params:{allowedValues: schema31.properties.color.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.initialPrompt !== undefined){
let data25 = data.initialPrompt;
if(typeof data25 === "string"){
if(!pattern7.test(data25)){
const err43 = {instancePath:instancePath+"/initialPrompt",schemaPath:"#/properties/initialPrompt/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/initialPrompt",schemaPath:"#/properties/initialPrompt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.omitClaudeMd !== undefined){
let data26 = data.omitClaudeMd;
if((typeof data26 !== "boolean") && (typeof data26 !== "string")){
const err45 = {instancePath:instancePath+"/omitClaudeMd",schemaPath:"#/properties/omitClaudeMd/type",keyword:"type",params:{type: schema31.properties.omitClaudeMd.type},message:"must be boolean,string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(!((((data26 === true) || (data26 === false)) || (data26 === "true")) || (data26 === "false"))){
const err46 = {instancePath:instancePath+"/omitClaudeMd",schemaPath:"#/properties/omitClaudeMd/enum",keyword:"enum",params:{allowedValues: schema31.properties.omitClaudeMd.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.autoCompactWindow !== undefined){
let data27 = data.autoCompactWindow;
if((!((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27)))) && (typeof data27 !== "string")){
const err47 = {instancePath:instancePath+"/autoCompactWindow",schemaPath:"#/properties/autoCompactWindow/type",keyword:"type",params:{type: schema31.properties.autoCompactWindow.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(typeof data27 == "number"){
if(data27 < 100000 || isNaN(data27)){
const err48 = {instancePath:instancePath+"/autoCompactWindow",schemaPath:"#/properties/autoCompactWindow/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100000},message:"must be >= 100000"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(typeof data27 === "string"){
if(!pattern8.test(data27)){
const err49 = {instancePath:instancePath+"/autoCompactWindow",schemaPath:"#/properties/autoCompactWindow/pattern",keyword:"pattern",params:{pattern: "^\\s*\\+?0*[1-9][0-9]{5,}\\s*$"},message:"must match pattern \""+"^\\s*\\+?0*[1-9][0-9]{5,}\\s*$"+"\""};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data.observer !== undefined){
let data28 = data.observer;
if(typeof data28 === "string"){
if(data28.length < 1){
const err50 = {instancePath:instancePath+"/observer",schemaPath:"#/properties/observer/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(!pattern9.test(data28)){
const err51 = {instancePath:instancePath+"/observer",schemaPath:"#/properties/observer/pattern",keyword:"pattern",params:{pattern: "^[^,]*(?:,[^,]*){0,3}$"},message:"must match pattern \""+"^[^,]*(?:,[^,]*){0,3}$"+"\""};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/observer",schemaPath:"#/properties/observer/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.observerMessage !== undefined){
if(typeof data.observerMessage !== "string"){
const err53 = {instancePath:instancePath+"/observerMessage",schemaPath:"#/properties/observerMessage/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.observeSubagents !== undefined){
if(typeof data.observeSubagents !== "boolean"){
const err54 = {instancePath:instancePath+"/observeSubagents",schemaPath:"#/properties/observeSubagents/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data.observeToolResults !== undefined){
if(typeof data.observeToolResults !== "boolean"){
const err55 = {instancePath:instancePath+"/observeToolResults",schemaPath:"#/properties/observeToolResults/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.experimental !== undefined){
let data32 = data.experimental;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.cacheTtl !== undefined){
let data33 = data32.cacheTtl;
if(typeof data33 !== "string"){
const err56 = {instancePath:instancePath+"/experimental/cacheTtl",schemaPath:"#/properties/experimental/properties/cacheTtl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!((data33 === "5m") || (data33 === "1h"))){
const err57 = {instancePath:instancePath+"/experimental/cacheTtl",schemaPath:"#/properties/experimental/properties/cacheTtl/enum",keyword:"enum",params:{allowedValues: schema31.properties.experimental.properties.cacheTtl.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/experimental",schemaPath:"#/properties/experimental/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"name":true,"description":true,"tools":true,"disallowedTools":true,"model":true,"permissionMode":true,"maxTurns":true,"effort":true,"skills":true,"mcpServers":true,"hooks":true,"memory":true,"background":true,"isolation":true,"color":true,"initialPrompt":true,"omitClaudeMd":true,"autoCompactWindow":true,"observer":true,"observerMessage":true,"observeSubagents":true,"observeToolResults":true,"experimental":true},"dynamicProps":false,"dynamicItems":false};

