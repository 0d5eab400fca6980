/* raveberry sources sha256:f0825bdd2fc4c8ac */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-OVJHP5UF.js";import{a as r,b as m}from"./chunks/chunk-RYG4KHXV.js";import{a as p,b as e}from"./chunks/chunk-IOYBLBUJ.js";import{a as f}from"./chunks/chunk-XZ4TNKNH.js";import{a as t}from"./chunks/chunk-2LOSDYUV.js";import"./chunks/chunk-EEPWSYBC.js";import"./chunks/chunk-BHUAPOC5.js";import"./chunks/chunk-QNS3RBXE.js";import"./chunks/chunk-QGEN4CF4.js";import"./chunks/chunk-57GNPQ7U.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
