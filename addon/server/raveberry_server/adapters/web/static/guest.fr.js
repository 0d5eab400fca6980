/* raveberry sources sha256:a11285a6f1afddb4 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-3KIVX24W.js";import{a as m,b as o}from"./chunks/chunk-K576WOAW.js";import"./chunks/chunk-6SZ3WGHY.js";import"./chunks/chunk-X3NZ7PAF.js";import"./chunks/chunk-UULN5JKV.js";import"./chunks/chunk-A7JBNCPO.js";r({...m,why:o});
