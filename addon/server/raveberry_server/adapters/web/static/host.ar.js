/* raveberry sources sha256:edce6f0fbea41812 */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-H4TUIXZQ.js";import{a as r,b as m}from"./chunks/chunk-BFU4LVEU.js";import{a as p,b as e}from"./chunks/chunk-QBFJFP6U.js";import{a as f}from"./chunks/chunk-AXHIBGYC.js";import{a as t}from"./chunks/chunk-32NEZKRJ.js";import"./chunks/chunk-WFDKD5WP.js";import"./chunks/chunk-HQBACKYR.js";import"./chunks/chunk-GI5372L3.js";import"./chunks/chunk-BNWCJII5.js";import"./chunks/chunk-2TCFEQWX.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
