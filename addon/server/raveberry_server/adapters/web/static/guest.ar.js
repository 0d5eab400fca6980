/* raveberry sources sha256:792fd832276051b7 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-NJMTN6DC.js";import{a as m,b as o}from"./chunks/chunk-SYGTUDUX.js";import"./chunks/chunk-QN7SPDXF.js";import"./chunks/chunk-YSXMVJ4M.js";import"./chunks/chunk-32FYKKFM.js";import"./chunks/chunk-GAZG742V.js";r({...m,why:o});
