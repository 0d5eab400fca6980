/* raveberry sources sha256:ff6b636545f7a8a9ccbf05b3899fa2a52920ee061759f9bbd85d9dfd6408d043 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-QTSP3UCC.js";import{a as m,b as o}from"./chunks/chunk-67NYGWTB.js";import"./chunks/chunk-ILWDCCNF.js";import"./chunks/chunk-W3D2N435.js";import"./chunks/chunk-UODZSGZM.js";import"./chunks/chunk-PZ2UPL4K.js";r({...m,why:o});
