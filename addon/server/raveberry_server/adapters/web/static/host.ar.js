/* raveberry sources sha256:e1729c41a7dcddf7 */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-FW3CN2C3.js";import{a as r,b as m}from"./chunks/chunk-H4ODKKKB.js";import{a as p,b as e}from"./chunks/chunk-XQ47RZBD.js";import{a as f}from"./chunks/chunk-7C555Y7T.js";import{a as t}from"./chunks/chunk-MA4WKOYW.js";import"./chunks/chunk-5S2TIQRZ.js";import"./chunks/chunk-CJUB5IIO.js";import"./chunks/chunk-ZHNGIBAS.js";import"./chunks/chunk-LYQZS65O.js";import"./chunks/chunk-2L4JF6W3.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
