/* raveberry sources sha256:a93a5a1bc85258e1 */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-EL77NGKR.js";import{a as r,b as m}from"./chunks/chunk-IFY3O5R2.js";import{a as p,b as e}from"./chunks/chunk-JEZ5CIDI.js";import{a as f}from"./chunks/chunk-B7NCL73U.js";import{a as t}from"./chunks/chunk-PDPWAKGT.js";import"./chunks/chunk-2BN3QIWZ.js";import"./chunks/chunk-EBH4UXG7.js";import"./chunks/chunk-P5AEOIYD.js";import"./chunks/chunk-PKKBSGRT.js";import"./chunks/chunk-XPKAC4S5.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
