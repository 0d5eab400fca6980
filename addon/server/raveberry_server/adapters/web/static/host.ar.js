/* raveberry sources sha256:792fd832276051b7 */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-UYHFBM76.js";import{a as r,b as m}from"./chunks/chunk-SYGTUDUX.js";import{a as p,b as e}from"./chunks/chunk-3TV7PM67.js";import{a as f}from"./chunks/chunk-I7TR3HCJ.js";import{a as t}from"./chunks/chunk-Y252VXJ5.js";import"./chunks/chunk-TJONVM42.js";import"./chunks/chunk-QN7SPDXF.js";import"./chunks/chunk-YSXMVJ4M.js";import"./chunks/chunk-32FYKKFM.js";import"./chunks/chunk-GAZG742V.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
