/* raveberry sources sha256:995f377a1d8da862 */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-RGTR7I3P.js";import{a as r,b as m}from"./chunks/chunk-YOVHBRSN.js";import{a as p,b as e}from"./chunks/chunk-WPUQKCUW.js";import{a as f}from"./chunks/chunk-OQIZOB5P.js";import{a as t}from"./chunks/chunk-LXOKDFPO.js";import"./chunks/chunk-NRMHPVWI.js";import"./chunks/chunk-HPXQ6HXA.js";import"./chunks/chunk-OR76J5JO.js";import"./chunks/chunk-PVOBISXR.js";import"./chunks/chunk-JBPCWZH7.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
