/* raveberry sources sha256:a2a7bf7f78d41ac7 */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-VZUZRCIF.js";import{a as r,b as m}from"./chunks/chunk-KISGPMWS.js";import{a as p,b as e}from"./chunks/chunk-EJGW53VV.js";import{a as f}from"./chunks/chunk-7LPX2HKN.js";import{a as t}from"./chunks/chunk-ZRTWULKR.js";import"./chunks/chunk-BOSUZXBY.js";import"./chunks/chunk-3P2MWEJR.js";import"./chunks/chunk-7R7RC24A.js";import"./chunks/chunk-FY6TYWUM.js";import"./chunks/chunk-YBQ2Z7LH.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
