/* raveberry sources sha256:bd28a8bfcd4826a1 */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-OJILFLLL.js";import{a as r,b as m}from"./chunks/chunk-R426NSMM.js";import{a as p,b as e}from"./chunks/chunk-5KMZTOJK.js";import{a as f}from"./chunks/chunk-IS5G7UKD.js";import{a as t}from"./chunks/chunk-VJCNLLCR.js";import"./chunks/chunk-RPX6LCXA.js";import"./chunks/chunk-KPRF4K7H.js";import"./chunks/chunk-NH3GGHCG.js";import"./chunks/chunk-AVQPLHAS.js";import"./chunks/chunk-ROHLYMZD.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
