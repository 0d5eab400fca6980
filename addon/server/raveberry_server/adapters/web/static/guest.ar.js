/* raveberry sources sha256:995f377a1d8da862 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-AUZ77YWB.js";import{a as m,b as o}from"./chunks/chunk-R3WBIMQJ.js";import"./chunks/chunk-HPXQ6HXA.js";import"./chunks/chunk-OR76J5JO.js";import"./chunks/chunk-PVOBISXR.js";import"./chunks/chunk-JBPCWZH7.js";r({...m,why:o});
