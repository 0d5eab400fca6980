/* raveberry sources sha256:8feb80c6ade3f98a */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-FYT6OQBE.js";import{a as r,b as m}from"./chunks/chunk-25YXFA64.js";import{a as p,b as e}from"./chunks/chunk-RW45RZXE.js";import{a as f}from"./chunks/chunk-NNP5CJI5.js";import{a as t}from"./chunks/chunk-ENJNGNZE.js";import"./chunks/chunk-XU7PSW3B.js";import"./chunks/chunk-5XALLI5Q.js";import"./chunks/chunk-IUX74MSQ.js";import"./chunks/chunk-TBHHR6K7.js";import"./chunks/chunk-KLXZUR6A.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
