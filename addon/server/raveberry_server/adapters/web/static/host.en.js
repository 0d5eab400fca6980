/* raveberry sources sha256:d9006a4de6fb92ed */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-77EVHQGA.js";import{a as r,b as m}from"./chunks/chunk-HJVMOTOT.js";import{a as p,b as e}from"./chunks/chunk-SWJHABK4.js";import{a as f}from"./chunks/chunk-FZMHGZ27.js";import{a as t}from"./chunks/chunk-NFMFSBTJ.js";import"./chunks/chunk-UBZH3HFW.js";import"./chunks/chunk-C6LVROHC.js";import"./chunks/chunk-6QXDQKKH.js";import"./chunks/chunk-STKFYAVU.js";import"./chunks/chunk-J66MLM7K.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
