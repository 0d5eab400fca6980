/* raveberry sources sha256:a552142ec88776ae */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-OYZEOS24.js";import{a as r,b as m}from"./chunks/chunk-LQNQ2U3R.js";import{a as p,b as e}from"./chunks/chunk-2ICV3SZG.js";import{a as f}from"./chunks/chunk-XEJ7VZYM.js";import{a as t}from"./chunks/chunk-VITULEUA.js";import"./chunks/chunk-L4SYB27U.js";import"./chunks/chunk-RNY5UMU4.js";import"./chunks/chunk-TJG7HAEI.js";import"./chunks/chunk-DZAIYI7P.js";import"./chunks/chunk-GHUYGILB.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
